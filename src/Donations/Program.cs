using EduCoop.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Demo;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Pledges;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Receipts.Printing;
using EduCoop.Donations.Statements;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Storage.Units;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("donations");
builder.AddDatabase("donationsdb");
builder.AddMessaging("donations", bus => bus.AddUnitCopy());
if (args is ["migrate", ..])
{
    return await Migrator.RunAsync(builder, typeof(Program).Assembly);
}

builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = 64 * 1024);
builder.Services.AddSingleton<CampaignBook>();
builder.Services.AddLedger();
builder.Services.AddSingleton<WorkBell<StatementJob>>();
builder.Services.AddSingleton<StatementPosting>();
builder.Services.AddHostedService<StatementWorker>();
builder.Services.AddSingleton<ClassifyFund>();
builder.Services.AddSingleton<MatchPledges>();
builder.Services.AddHostedService<ClassificationWorker>();
builder.Services.AddHostedService<ExpireHolds>();
builder.Services.AddHostedService<FollowEndedUnits>();
builder.Services.AddHostedService<ThanksWorker>();
builder.Services.AddSingleton<WorkBell<PrintWorker>>();
builder.Services.AddHostedService<PrintWorker>();
if (builder.Configuration["EDUCOOP_DEMO"] == "1")
{
    builder.Services.AddHostedService<DemoProgramme>();
}

var app = builder.Build();
app.MapServiceDefaults();
app.MapDonations();
app.MapLedger();
await app.RunAsync();
return 0;
