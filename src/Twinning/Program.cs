using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Storage.Units;
using EduCoop.Twinning;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Health;
using EduCoop.Twinning.Runs;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("twinning");
builder.AddDatabase("twinningdb");
builder.AddMessaging("twinning", bus => bus.AddUnitCopy());
if (args is ["migrate", ..])
{
    return await Migrator.RunAsync(builder, typeof(Program).Assembly);
}

builder.Services.AddHostedService<FollowEndedUnits>();
builder.AddAgreements();
builder.AddMatchingRuns();
builder.AddPairHealth();

var app = builder.Build();
app.MapServiceDefaults();
app.MapTwinning();
await app.RunAsync();
return 0;
