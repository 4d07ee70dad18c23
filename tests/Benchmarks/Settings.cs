using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace EduCoop.Benchmarks;

/// <summary>The running system that is measured: its ports, its database server and a signed-in accountant.</summary>
internal sealed class Settings
{
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    internal static readonly Guid ProgrammeUnit = Guid.Parse("01990000-0000-7000-8000-000000000001");

    internal int Port => int.Parse(environment["EDUCOOP_PORT"]);

    internal string Data { get; private init; } = "";

    internal Uri Gateway => new($"http://127.0.0.1:{Port}");

    internal Uri Donations => new($"http://127.0.0.1:{Port + 12}");

    internal static Settings FromEnvironment()
    {
        var data = Environment.GetEnvironmentVariable("EDUCOOP_DATA") ?? throw new InvalidOperationException("Set EDUCOOP_DATA to the data folder that deploy/run printed.");
        var settings = new Settings { Data = data };
        foreach (var line in File.ReadLines(Path.Combine(data, "infrastructure.env")))
        {
            if (line.Split('=', 2) is [var name, var value] && !line.StartsWith('#'))
            {
                settings.environment[name] = value.Trim('\'');
            }
        }

        return settings;
    }

    /// <summary>PostgreSQL's own load generator, which is installed with the server, on the same server.</summary>
    internal (string Tool, System.Diagnostics.ProcessStartInfo Start) Pgbench(string arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(environment["ConnectionStrings__postgres"]);
        var tool = Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", "pgbench")).FirstOrDefault(File.Exists) ?? "pgbench";
        var start = new System.Diagnostics.ProcessStartInfo { Arguments = $"-h {server.Host} -p {server.Port} -U {server.Username} {arguments}", RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = server.Password;
        return (tool, start);
    }

    /// <summary>A pool on one of the services' databases, as superuser: measuring only.</summary>
    internal NpgsqlDataSource Database(string name) =>
        new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(environment["ConnectionStrings__postgres"]) { Database = name, MaxPoolSize = 80 }.ConnectionString).Build();

    internal async Task<HttpClient> SignInAsync(Uri baseAddress, string user, int connections = 64)
    {
        var password = Environment.GetEnvironmentVariable("EDUCOOP_PASSWORD") ?? throw new InvalidOperationException("Set EDUCOOP_PASSWORD to the demo password that deploy/run printed.");
        using var gateway = new HttpClient { BaseAddress = Gateway };
        using var answer = await gateway.PostAsJsonAsync("/auth/token", new { userName = user, password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = baseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A fresh campaign, so that each run starts from nothing.</summary>
    internal async Task<(Guid Id, string Slug)> OpenCampaignAsync(string name)
    {
        using var officer = await SignInAsync(Gateway, "chuongtrinh");
        var id = Guid.CreateVersion7();
        var slug = $"do-{name}-{id.ToString("N")[20..]}";
        using var approver = await SignInAsync(Gateway, "pheduyet");
        var plan = new
        {
            content = "Đợt vận động để đo tốc độ", beneficiaries = "Không có", method = "Chuyển khoản",
            budget = new[] { new { purpose = "teaching_equipment", what = "Máy tính", costVnd = 1_000_000 } }, team = new[] { new { role = "member", name = "Người đo" } },
        };
        var draft = new { campaignId = id, slug, title = $"Phép đo {name}", regime = "other", unitId = ProgrammeUnit, opensOn = "2024-09-01", plan };
        await StepAsync(officer, "/api/donations/campaigns", draft);
        await StepAsync(officer, $"/api/donations/campaigns/{id}/plan/submit", null);
        await StepAsync(approver, $"/api/donations/campaigns/{id}/plan/approve", new { approverName = "Người duyệt phép đo" });
        await StepAsync(officer, $"/api/donations/campaigns/{id}/open", null);
        return (id, slug);
    }

    private static async Task StepAsync(HttpClient client, string path, object? body)
    {
        using var answer = body is null ? await client.PostAsync(path, null) : await client.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"No campaign: {path} answered {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
