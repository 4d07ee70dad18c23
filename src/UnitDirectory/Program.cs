using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.UnitDirectory;
using EduCoop.UnitDirectory.Imports;
using EduCoop.UnitDirectory.Searching;
using EduCoop.UnitDirectory.Seeding;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("unit-directory");
builder.AddDatabase("unitdirectorydb");
if (args is ["migrate", ..])
{
    var demo = builder.Configuration["EDUCOOP_DEMO"] == "1";
    var connectionString = builder.Configuration.GetConnectionString("unitdirectorydb")!;
    if (await Migrator.RunAsync(builder, typeof(Program).Assembly) is not 0 and var refused)
    {
        return refused;
    }

    // Not in the background of the service: whoever waits for the migration finds provinces and types in place.
    await using var database = NpgsqlDataSource.Create(connectionString);
    await Seeder.RunAsync(database, demo, TimeProvider.System, CancellationToken.None);
    return 0;
}

builder.AddMessaging("unit-directory");
builder.Services.AddGrpc();
builder.Services.AddSingleton<UnitIndex>();
builder.Services.AddHostedService<IndexWarmUp>();
builder.Services.AddSingleton<ImportCommitter>();
builder.Services.AddHostedService(services => services.GetRequiredService<ImportCommitter>());

var app = builder.Build();
app.MapServiceDefaults();
app.MapUnitDirectory();
await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
