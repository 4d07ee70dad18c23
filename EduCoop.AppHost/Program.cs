// The whole system on one page: what runs, what each part needs, and who waits for whom.
var builder = DistributedApplication.CreateBuilder(args);
var port = builder.Configuration.GetValue("Ports:Gateway", 8080);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume();
var migrations = new List<IResourceBuilder<ProjectResource>>();

var gateway = AddService("gateway", "Gateway", port, postgres.AddDatabase("gatewaydb"));
var unitDirectory = AddService("unit-directory", "UnitDirectory", port + 10, postgres.AddDatabase("unitdirectorydb"));
var donations = AddService("donations", "Donations", port + 12, postgres.AddDatabase("donationsdb"));
var reporting = AddService("reporting", "Reporting", port + 14, postgres.AddDatabase("reportingdb"));
var plans = AddService("plans", "Plans", port + 16, postgres.AddDatabase("plansdb"));
var twinning = AddService("twinning", "Twinning", port + 18, postgres.AddDatabase("twinningdb"));

foreach (var service in new[] { unitDirectory, donations, reporting, plans, twinning })
{
    // Facts travel by the broker; every service checks tokens itself, with the keys that the gateway publishes.
    service.WithReference(rabbitmq).WaitFor(rabbitmq)
        .WithEnvironment("Authentication__Authority", gateway.GetEndpoint("http"));
    // The steps also make every reader's queues: an event that is said before its reader's queue is there would be lost.
    migrations.ForEach(step => service.WaitForCompletion(step));
}

// Mails lead back to the workspace; where it has a public name, Reminders:Address says it.
foreach (var mailing in new[] { plans, reporting })
{
    _ = builder.Configuration["Reminders:Address"] is { Length: > 0 } address
        ? mailing.WithEnvironment("Reminders__Address", address)
        : mailing.WithEnvironment("Reminders__Address", gateway.GetEndpoint("http"));
}

// The keys that seal the ledger are files, never rows; where the deployment has a public name, codes on papers and the ledger's own name carry it.
foreach (var (setting, variable) in new[] { ("Ledger:KeyFolder", "Ledger__KeyFolder"), ("Ledger:Origin", "Ledger__Origin"), ("Ledger:Witnessed:0", "Ledger__Witnessed__0") })
{
    if (builder.Configuration[setting] is { Length: > 0 } value)
    {
        donations.WithEnvironment(variable, value);
    }
}

_ = builder.Configuration["PublicUrl"] is { Length: > 0 } publicUrl
    ? donations.WithEnvironment("PublicUrl", publicUrl)
    : donations.WithEnvironment("PublicUrl", gateway.GetEndpoint("http"));

// Its tables can be made anew from what their owners have ever said; what may be shown of a gift, and the ledger's own totals, are asked of Donations; a report's numbers are held against
// what their owners count.
reporting.WithReference(unitDirectory).WithReference(plans).WithReference(donations).WithReference(twinning);

var web = Configure(builder.AddProject("web", "../src/Web/EduCoop.Web.csproj"))
    .WithHttpEndpoint(port: port + 2)
    .WithHttpHealthCheck("/health/ready")
    .WithEnvironment("Authentication__Authority", gateway.GetEndpoint("http"))
    .WithReference(gateway).WithReference(unitDirectory).WithReference(donations).WithReference(reporting).WithReference(plans);

// The one door: everything from outside comes in here.
gateway.WithExternalHttpEndpoints()
    .WithReference(web).WithReference(unitDirectory).WithReference(donations).WithReference(reporting).WithReference(plans).WithReference(twinning)
    .WaitFor(web).WaitFor(unitDirectory).WaitFor(donations).WaitFor(reporting).WaitFor(plans).WaitFor(twinning);

builder.Build().Run();

// A service, and before it the step that brings its database and its queues up to date.
IResourceBuilder<ProjectResource> AddService(string name, string project, int httpPort, IResourceBuilder<PostgresDatabaseResource> database)
{
    var path = $"../src/{project}/EduCoop.{project}.csproj";
    var step = Configure(builder.AddProject($"{name}-migrations", path))
        .WithArgs("migrate")
        .WithReference(database).WaitFor(database)
        .WithReference(rabbitmq).WaitFor(rabbitmq);
    migrations.Add(step);
    return Configure(builder.AddProject(name, path))
        .WithHttpEndpoint(port: httpPort)
        .WithHttpEndpoint(port: httpPort + 1, name: "grpc", env: "GRPC_PORT")
        .WithHttpHealthCheck("/health/ready")
        .WithReference(database)
        .WaitForCompletion(step);
}

// The demo programme is loaded only where it was asked for (deploy/run does). An AppHost asks for every trace; the services' own limit holds unless an operator says otherwise.
IResourceBuilder<ProjectResource> Configure(IResourceBuilder<ProjectResource> project) => project
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
    .WithEnvironment("OTEL_TRACES_SAMPLER", builder.Configuration["OTEL_TRACES_SAMPLER"] ?? "")
    .WithEnvironment("EDUCOOP_DEMO", builder.Configuration["EDUCOOP_DEMO"] ?? "0")
    .WithEnvironment("EDUCOOP_DEMO_PASSWORD", builder.Configuration["EDUCOOP_DEMO_PASSWORD"] ?? "");
