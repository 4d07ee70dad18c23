using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace EduCoop.Testing;

/// <summary>Makes and drops virtual hosts: each test class has one, so that parallel tests do not see each other's events.</summary>
internal interface IVirtualHosts
{
    /// <summary>Makes an empty one in which the tests' user may do everything, and returns its name.</summary>
    Task<string> CreateAsync();

    /// <summary>Drops it with all that is in it.</summary>
    Task DropAsync(string name);

    internal static string NewName() => "test-" + Guid.CreateVersion7().ToString("N");
}

/// <summary>The broker of a data folder of deploy/infrastructure, by its own command-line tool.</summary>
internal sealed class NativeVirtualHosts(string folder) : IVirtualHosts
{
    // The tool takes most of a second to start, so each call makes some in advance.
    private const int AtOnce = 4;
    private readonly Queue<string> ready = new();
    private readonly SemaphoreSlim one = new(1);

    public async Task<string> CreateAsync()
    {
        await one.WaitAsync();
        try
        {
            if (ready.Count == 0)
            {
                var names = Enumerable.Range(0, AtOnce).Select(_ => IVirtualHosts.NewName()).ToList();
                await EvaluateAsync(
                    $"[begin ok = rabbit_vhost:add(V, <<\"tests\">>), ok = rabbit_auth_backend_internal:set_permissions(<<\"educoop\">>, V, <<\".*\">>, <<\".*\">>, <<\".*\">>, <<\"tests\">>) end"
                    + $" || V <- [{string.Join(", ", names.Select(name => $"<<\"{name}\">>"))}]].");
                names.ForEach(ready.Enqueue);
            }

            return ready.Dequeue();
        }
        finally
        {
            one.Release();
        }
    }

    public Task DropAsync(string name) => EvaluateAsync($"rabbit_vhost:delete(<<\"{name}\">>, <<\"tests\">>).");

    private async Task EvaluateAsync(string expression)
    {
        var (code, output, errors) = await Commands.RunAsync(
            Path.Combine(Repository.Root, "deploy", "infrastructure"), "ctl", "--data", folder, "eval", expression);
        if (code != 0 || output.Contains("{error", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The broker of {folder} refused {expression}: {output}{errors}");
        }
    }
}

/// <summary>Any broker with its management plugin: EDUCOOP_TEST_RABBITMQ_MANAGEMENT, or port 15672 of the same host.</summary>
internal sealed class ManagedVirtualHosts : IVirtualHosts
{
    private readonly HttpClient http;
    private readonly string user;

    internal ManagedVirtualHosts(Uri rabbitMq)
    {
        var address = TestServers.Environment("EDUCOOP_TEST_RABBITMQ_MANAGEMENT") ?? $"http://{rabbitMq.Host}:15672";
        user = Uri.UnescapeDataString(rabbitMq.UserInfo.Split(':')[0]);
        http = new HttpClient { BaseAddress = new Uri(address.TrimEnd('/') + "/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(rabbitMq.UserInfo))));
    }

    public async Task<string> CreateAsync()
    {
        var name = IVirtualHosts.NewName();
        await SendAsync(HttpMethod.Put, $"api/vhosts/{name}", new { });
        await SendAsync(HttpMethod.Put, $"api/permissions/{name}/{Uri.EscapeDataString(user)}", new { configure = ".*", write = ".*", read = ".*" });
        return name;
    }

    public Task DropAsync(string name) => SendAsync(HttpMethod.Delete, $"api/vhosts/{name}", null);

    private async Task SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        try
        {
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException fault)
        {
            throw new InvalidOperationException(
                $"The tests need a virtual host of their own from the broker's management API at {http.BaseAddress} (set EDUCOOP_TEST_RABBITMQ_MANAGEMENT): {fault.Message}", fault);
        }
    }
}
