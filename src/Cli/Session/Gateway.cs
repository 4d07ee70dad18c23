using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EduCoop.Cli.Session;

/// <summary>
/// Speaks with the gateway. Once it has answered, a restart of it or of a service behind it is waited out: every request of this program
/// may be repeated without harm, because the system knows a file by its content and a job by its id.
/// </summary>
internal sealed class Gateway : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestFault = TimeSpan.FromSeconds(30);
    private readonly Connection connection;
    private readonly HttpClient http;
    private readonly Activity trace;
    private readonly Action<string> tell;
    private (string User, string Password)? credentials;
    private DateTimeOffset tokenEnds = DateTimeOffset.MinValue;
    private bool answeredOnce;

    /// <param name="connection">Where and who.</param>
    /// <param name="command">Name of the command, for the trace.</param>
    /// <param name="tell">Takes a line about waiting, for a person.</param>
    internal Gateway(Connection connection, string command, Action<string> tell)
    {
        this.connection = connection;
        this.tell = tell;
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1), ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = connection.Url,
            Timeout = TimeSpan.FromSeconds(100),
        };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("educoop-cli/1.0");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(Texts.English ? "en" : "vi");
        // All requests of a command are one trace; HttpClient sends its id along.
        trace = new Activity(command) { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();
    }

    internal string TraceId => trace.TraceId.ToString();

    public void Dispose()
    {
        trace.Dispose();
        http.Dispose();
    }

    /// <summary>One request, with sign-in before it and patience after it.</summary>
    /// <param name="method">Method.</param>
    /// <param name="path">Path below the gateway's address.</param>
    /// <param name="body">Makes the body anew for each try.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    internal async Task<JsonNode?> SendAsync(HttpMethod method, string path, Func<HttpContent>? body, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        var pause = TimeSpan.FromMilliseconds(250);
        for (var signedInAgain = false; ;)
        {
            string problem;
            try
            {
                await SignInAsync(cancellation);
                using var request = new HttpRequestMessage(method, path) { Content = body?.Invoke() };
                using var response = await http.SendAsync(request, cancellation);
                answeredOnce = true;
                if (response.StatusCode == HttpStatusCode.Unauthorized && !signedInAgain)
                {
                    signedInAgain = true;
                    tokenEnds = DateTimeOffset.MinValue;
                    continue;
                }

                // A service whose database is killed says 500 for a moment; one that is broken says it for longer.
                var fault = response.StatusCode == HttpStatusCode.InternalServerError && waited.Elapsed < LongestFault;
                if (!fault && !IsPassing(response.StatusCode))
                {
                    return await ReadAsync(response, cancellation);
                }

                problem = $"HTTP {(int)response.StatusCode}";
            }
            catch (Exception away) when (IsUnreachable(away, cancellation))
            {
                if (!answeredOnce)
                {
                    throw Unreachable(away.Message);
                }

                problem = away.Message;
            }

            if (waited.Elapsed > connection.TimeLimit)
            {
                throw new CommandFailedException(ExitCode.NotFinished, "not_back_in_time", Texts.Get("NotBackInTime", (int)connection.TimeLimit.TotalSeconds), Texts.Get("NotBackInTimeDetail", problem), TraceId);
            }

            tell(Texts.Get("WaitingForService", problem));
            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks * 2));
        }
    }

    internal Task<JsonNode?> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, cancellation);

    private async Task SignInAsync(CancellationToken cancellation)
    {
        if (TimeProvider.System.GetUtcNow() < tokenEnds)
        {
            return;
        }

        var (user, password) = credentials ??= connection.Credentials();
        var asked = new JsonObject { ["userName"] = user, ["password"] = password };
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/token") { Content = new StringContent(asked.ToJsonString(), Encoding.UTF8, "application/json") };
        using var response = await http.SendAsync(request, cancellation);
        if (IsPassing(response.StatusCode) || (answeredOnce && response.StatusCode == HttpStatusCode.InternalServerError))
        {
            throw new HttpRequestException($"HTTP {(int)response.StatusCode}");
        }

        var answer = await ReadAsync(response, cancellation);
        answeredOnce = true;
        var token = answer?["accessToken"]?.GetValue<string>() ?? throw Unreadable("accessToken");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        tokenEnds = TimeProvider.System.GetUtcNow().AddSeconds((answer["expiresIn"]?.GetValue<int>() ?? 60) - 30);
    }

    private async Task<JsonNode?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        JsonNode? json;
        try
        {
            json = text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            json = null;
            if (response.IsSuccessStatusCode)
            {
                throw Unreadable(response.RequestMessage?.RequestUri?.AbsolutePath ?? "");
            }
        }

        return response.IsSuccessStatusCode ? json : throw Problem(response.StatusCode, json as JsonObject);
    }

    private CommandFailedException Problem(HttpStatusCode status, JsonObject? problem)
    {
        var exitCode = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Locked => ExitCode.NotAllowed,
            >= HttpStatusCode.InternalServerError => ExitCode.Fault,
            _ => ExitCode.Refused,
        };
        return new CommandFailedException(
            exitCode,
            problem?["code"]?.ToString() ?? $"http_{(int)status}",
            problem?["title"]?.ToString() ?? Texts.Get("HttpProblem", (int)status),
            problem?["detail"]?.ToString(),
            problem?["traceId"]?.ToString() ?? TraceId);
    }

    private CommandFailedException Unreachable(string reason) => new(
        ExitCode.Fault, "unreachable", Texts.Get("Unreachable", connection.Url.GetLeftPart(UriPartial.Authority)), Texts.Get("UnreachableDetail", reason), TraceId);

    private CommandFailedException Unreadable(string what) => new(
        ExitCode.Fault, "unreadable_answer", Texts.Get("UnreadableAnswer", what), Texts.Get("UnreadableAnswerDetail", connection.Url.GetLeftPart(UriPartial.Authority)), TraceId);

    // What a restart looks like from outside.
    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static bool IsUnreachable(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested);
}
