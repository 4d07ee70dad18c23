using EduCoop.GrpcInterop.Tests.Harness;

namespace EduCoop.GrpcInterop.Tests;

/// <summary>grpc-js as client of the .NET server; <c>node/client.js</c> holds the scenarios and judges them.</summary>
[Collection(ServersDefinition.Name)]
public sealed class NodeClientTests(Servers servers)
{
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var scenario in new[]
            {
                "unary", "large message", "thousand calls at once", "server stream", "slow reader", "client stream", "early answer",
                "duplex", "half-close", "statuses", "status after messages", "unexpected exception", "unimplemented", "deadline",
                "cancellation", "metadata", "too large", "compressed",
            })
            {
                all.Add(scenario, "net");
                all.Add(scenario, "net through YARP");
            }
            return all;
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public async Task The_scenario_holds(string scenario, string server)
    {
        var address = new Uri(servers.Addresses[server]).Authority;
        var (code, output) = await Node.RunAsync("node", ["client.js", address, scenario], TimeSpan.FromSeconds(90));
        Assert.True(code == 0, $"Scenario '{scenario}' against {server}:\n{output}");
    }
}
