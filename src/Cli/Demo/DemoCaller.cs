using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Demo;

/// <summary>
/// The demo's persons at the gateway: each signs in as himself, with the one demo password, and does what his screens would do. What he makes has an id that follows from the year and its name,
/// so a second run, or one after a kill, finds it and goes on.
/// </summary>
internal sealed class DemoCaller(Connection connection, int year, Action<string> tell) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly Dictionary<string, Gateway> persons = [];
    private readonly string password = (connection with { User = "quantri" }).Credentials().Password;

    internal int Year => year;

    /// <summary>Of the new accounts.</summary>
    internal string Password => password;

    /// <summary>The day in Viet Nam.</summary>
    internal static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));

    public void Dispose()
    {
        foreach (var person in persons.Values)
        {
            person.Dispose();
        }
    }

    /// <summary>The same for the same year and name; of the shape of a version 7 UUID.</summary>
    internal Guid Id(string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"educoop demo {year} {name}")));
        return new Guid($"0199{hash[..4]}-{hash[4..8]}-7{hash[8..11]}-8{hash[11..14]}-{hash[14..26]}");
    }

    internal async Task<JsonObject> GetAsync(string user, string path, CancellationToken cancellation) => await As(user).GetAsync("api/" + path, cancellation) as JsonObject ?? [];

    /// <summary>Null where there is nothing yet.</summary>
    internal async Task<JsonObject?> FindAsync(string user, string path, CancellationToken cancellation)
    {
        try
        {
            return await GetAsync(user, path, cancellation);
        }
        catch (CommandFailedException missing) when (missing.Code.EndsWith("not_found", StringComparison.Ordinal) || missing.Code.EndsWith("unknown", StringComparison.Ordinal))
        {
            return null;
        }
    }

    internal async Task<JsonObject> PostAsync(string user, string path, object? body, CancellationToken cancellation) =>
        await As(user).SendAsync(HttpMethod.Post, Root(path), () => Json(body), cancellation) as JsonObject ?? [];

    internal async Task<JsonObject> PutAsync(string user, string path, object body, CancellationToken cancellation) =>
        await As(user).SendAsync(HttpMethod.Put, Root(path), () => Json(body), cancellation) as JsonObject ?? [];

    internal async Task<JsonObject> SendFileAsync(string user, string path, byte[] file, CancellationToken cancellation) =>
        await As(user).SendAsync(HttpMethod.Post, Root(path), () => new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, cancellation) as JsonObject ?? [];

    /// <summary>What one service does reaches the others as events: asks until it is there, up to the command's time limit.</summary>
    internal async Task<JsonObject> UntilAsync(string user, string path, Func<JsonObject, bool> isSo, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (await FindAsync(user, path, cancellation) is { } there && isSo(there))
            {
                return there;
            }

            if (waited.Elapsed > connection.TimeLimit)
            {
                throw new CommandFailedException(
                    ExitCode.NotFinished, "not_finished", Texts.Get("NotFinished", (int)connection.TimeLimit.TotalSeconds), Texts.Get("NotFinishedDetail", path), As(user).TraceId);
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    // Accounts are the gateway's own.
    private static string Root(string path) => path.StartsWith("auth/", StringComparison.Ordinal) ? path : "api/" + path;

    private static StringContent Json(object? body) => new(JsonSerializer.Serialize(body ?? new { }), Encoding.UTF8, "application/json");

    private Gateway As(string user)
    {
        if (!persons.TryGetValue(user, out var person))
        {
            persons[user] = person = new Gateway(connection with { User = user }, "educoop demo year", tell);
        }

        return person;
    }
}
