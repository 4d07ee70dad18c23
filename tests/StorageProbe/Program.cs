using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.StorageProbe;
using MassTransit;

// The smallest service of the house: it keeps a row for each event that reaches it. Storage.Tests starts, floods and kills it.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("probe");
builder.AddDatabase("probedb");
if (args is ["migrate", ..])
{
    return await Migrator.RunAsync(builder, typeof(Program).Assembly);
}

builder.AddMessaging("probe", bus =>
{
    if (builder.Configuration["Probe:Consumers"] == "none")
    {
        return;
    }

    bus.AddConsumer<KeepGift, KeepGiftDefinition>();
    bus.AddConsumer<KeepCampaigns, KeepCampaignsDefinition>();
    bus.AddConsumer<RefuseClosing>();
    bus.AddConsumer<NeverReturn>();
});
var app = builder.Build();
app.MapServiceDefaults();
await app.RunAsync();
return 0;
