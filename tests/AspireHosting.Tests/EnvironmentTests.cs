using Aspire.Hosting;
using Aspire.Hosting.Running;
using EduCoop.Testing;

namespace EduCoop.AspireHosting.Tests;

public sealed class EnvironmentTests
{
    [Fact]
    public async Task A_process_is_told_what_Aspire_would_tell_it()
    {
        await using var host = new TestAppHost("--ConnectionStrings:ledger=Host=db;Database=ledger", "--Parameters:secret=s3cret");
        var grpcPort = Ports.Free();
        var ledger = host.Builder.AddConnectionString("ledger");
        var secret = host.Builder.AddParameter("secret", secret: true);
        var other = host.Builder.AddProject("unit-directory", TestAppHost.ProbePath).WithHttpEndpoint(port: Ports.Free()).WithHttpEndpoint(port: Ports.Free(), name: "grpc", env: "GRPC_PORT");
        var web = host.AddWeb("donations").WithHttpEndpoint(port: grpcPort, name: "grpc", env: "GRPC_PORT")
            .WithReference(ledger).WithReference(other)
            .WithEnvironment("PLAIN", "value").WithEnvironment("SECRET", secret).WithEnvironment("Authentication__Authority", other.GetEndpoint("http"))
            .WithArgs("one", "two words");

        await host.Start();
        await host.Ready("donations");
        var told = await TestAppHost.Get<Dictionary<string, string>>(web, "/environment");

        Assert.Equal(web.GetEndpoint("http").Url, told["ASPNETCORE_URLS"]);
        Assert.Equal(grpcPort.ToString(), told["GRPC_PORT"]);
        Assert.Equal("Host=db;Database=ledger", told["ConnectionStrings__ledger"]);
        Assert.Equal(other.GetEndpoint("http").Url, told["services__unit-directory__http__0"]);
        Assert.Equal(other.GetEndpoint("grpc").Url, told["services__unit-directory__grpc__0"]);
        Assert.Equal("value", told["PLAIN"]);
        Assert.Equal("s3cret", told["SECRET"]);
        Assert.Equal(other.GetEndpoint("http").Url, told["Authentication__Authority"]);
        Assert.Equal("donations", told["OTEL_SERVICE_NAME"]);
        Assert.Equal($"http://localhost:{host.DashboardPort}", told["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("http/protobuf", told["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("service.instance.id=donations", told["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal(["one", "two words"], await TestAppHost.Get<string[]>(web, "/arguments"));
        Assert.Equal([Path.Combine(Repository.Root, "tests", "AspireHosting.Probe")], await TestAppHost.Get<string[]>(web, "/folder"));
    }

    [Fact]
    public async Task A_process_does_not_inherit_connection_strings_that_are_not_meant_for_it()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__superuser", "Host=db;Username=postgres");
        await using var host = new TestAppHost();
        var web = host.AddWeb("web");
        await host.Start();
        await host.Ready("web");
        var told = await TestAppHost.Get<Dictionary<string, string>>(web, "/environment");
        Environment.SetEnvironmentVariable("ConnectionStrings__superuser", null);

        Assert.DoesNotContain("ConnectionStrings__superuser", told.Keys);
    }

    [Fact]
    public async Task A_parameter_that_is_not_given_is_named_in_the_state()
    {
        await using var host = new TestAppHost();
        host.AddWeb("web").WithEnvironment("SECRET", host.Builder.AddParameter("bank-key", secret: true));
        await host.Start();
        await host.Until(["web"], state => state.Status == ResourceStatus.Failed);

        Assert.Contains("Parameters__bank-key", host.Board["web"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_a_process_are_kept_in_a_file_of_its_own()
    {
        await using var host = new TestAppHost();
        host.AddWeb("web");
        await host.Start();
        await host.Ready("web");

        Assert.Contains("web has begun", await File.ReadAllTextAsync(Path.Combine(host.Store, "logs", "web.log")), StringComparison.Ordinal);
    }
}
