using EduCoop.Reporting;
using EduCoop.Reporting.Agreement;
using EduCoop.Reporting.Aid;
using EduCoop.Reporting.Campaigns;
using EduCoop.Reporting.Consolidation;
using EduCoop.Reporting.Dashboards;
using EduCoop.Reporting.Gifts;
using EduCoop.Reporting.Obligations;
using EduCoop.Reporting.Operations;
using EduCoop.Reporting.Papers;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Products;
using EduCoop.Reporting.Programme;
using EduCoop.Reporting.Promises;
using EduCoop.Reporting.Reconciliation;
using EduCoop.Reporting.Regimes;
using EduCoop.Reporting.Reminders;
using EduCoop.Reporting.Statements;
using EduCoop.Reporting.Tasks;
using EduCoop.Reporting.Twinning;
using EduCoop.Reporting.Units;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using MassTransit;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("reporting");
builder.AddDatabase("reportingdb");
var donations = builder.Configuration["services:donations:http:0"] is { Length: > 0 } address ? address : null;
builder.Services.AddSingleton(services => new GiftOwner(donations is null ? null : services.GetRequiredService<IHttpClientFactory>(), services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton<GiftRows>();
builder.AddMessaging("reporting", bus =>
{
    bus.AddConsumer<CopyCampaigns, CopyCampaignsDefinition>();
    bus.AddConsumer<CountGifts, CountGiftsDefinition>();
    bus.AddConsumer<CountManyGifts, CountManyGiftsDefinition>();
    bus.AddConsumer<MoveGifts, MoveGiftsDefinition>();
    bus.AddConsumer<KeepGifts, KeepGiftsDefinition>();
    bus.AddConsumer<KeepManyGifts, KeepManyGiftsDefinition>();
    bus.AddConsumer<CopyStatements, CopyStatementsDefinition>();
    bus.AddConsumer<CopyAllocations, AidDefinition<CopyAllocations>>();
    bus.AddConsumer<CopyDeliveries, AidDefinition<CopyDeliveries>>();
    bus.AddConsumer<CopyUnits, CopyUnitsDefinition>();
    bus.AddConsumer<CopyCalendar, CopyCalendarDefinition>();
    bus.AddConsumer<CopyMailboxes, CopyMailboxesDefinition>();
    bus.AddConsumer<ProposeRegimes, ProposeRegimesDefinition>();
    bus.AddConsumer<CopyPlans, CopyPlansDefinition>();
    bus.AddConsumer<CopyTasks, CopyTasksDefinition>();
    bus.AddConsumer<CopyTwinningYears, CopyTwinningYearsDefinition>();
    bus.AddConsumer<CopyIndicators, CopyIndicatorsDefinition>();
    bus.AddConsumer<CopyRegistrations, CopyRegistrationsDefinition>();
    bus.AddConsumer<CopyPairs, CopyPairsDefinition>();
    bus.AddConsumer<CopyAgreements, CopyAgreementsDefinition>();
});
if (args is ["migrate", ..])
{
    return await Migrator.RunAsync(builder, typeof(Program).Assembly);
}

if (args is ["reset", ..])
{
    return await Reset.RunAsync(builder, confirmed: args.Contains("--yes"));
}

if (args is ["rebuild", ..])
{
    return await Rebuild.RunAsync(builder, confirmed: args.Contains("--yes"));
}

builder.Services.AddSingleton<PublicAnswer>();
builder.Services.AddSingleton<GetPublicProgramme>();
builder.Services.AddSingleton<FigureOwners>();
builder.Services.AddSingleton<WorkBell<UnfoldRegimes>>();
builder.Services.AddHostedService<UnfoldRegimes>();
builder.Services.AddSingleton<WorkBell<ConsolidationWorker>>();
builder.Services.AddHostedService<ConsolidationWorker>();
builder.AddNotices();
builder.Services.AddHostedService<FoldCounts>();
builder.Services.AddSingleton<WorkBell<PrintPapers>>();
builder.Services.AddHostedService<PrintPapers>();
if (donations is not null)
{
    builder.Services.AddHttpClient(GiftOwner.ClientName, client => client.BaseAddress = new Uri(donations));
    builder.Services.AddHostedService<AskWhatIsShown>();
    builder.Services.AddHostedService<CompareEveryMinute>();
    builder.Services.AddHostedService<CopyPromises>();
}

var app = builder.Build();
app.MapServiceDefaults();
app.MapReporting();
await app.RunAsync();
return 0;
