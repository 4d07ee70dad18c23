using EduCoop.Plans;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Reminders;
using EduCoop.Plans.Tasks;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Storage.Units;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("plans");
builder.AddDatabase("plansdb");
builder.AddMessaging("plans", bus => bus.AddUnitCopy());
if (args is ["migrate", ..])
{
    return await Migrator.RunAsync(builder, typeof(Program).Assembly);
}

builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = 64 * 1024);
builder.Services.AddSingleton<DraftReading>();
builder.Services.AddHostedService<DraftWorker>();
builder.Services.AddSingleton<WorkBell<UnfoldJob>>();
builder.Services.AddHostedService<UnfoldWorker>();
builder.Services.AddHostedService<OverdueSweep>();
builder.Services.AddHostedService<FollowEndedUnits>();

builder.AddReminders();

var app = builder.Build();
app.MapServiceDefaults();
app.MapPlans();
app.MapFollowUp();
await app.RunAsync();
return 0;
