using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Figures;
using Polly;

namespace EduCoop.Reporting.Agreement;

/// <summary>Asks the owners of figures what they count themselves, in the caller's name: what the caller may not see there is not seen here.</summary>
internal sealed partial class FigureOwners(IHttpClientFactory clients, IConfiguration settings, ILogger<FigureOwners> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Each owner's figures by their code; null for one that did not answer.</summary>
    /// <param name="owners">plans, donations, twinning.</param>
    /// <param name="asked">The question to each.</param>
    /// <param name="authorization">The caller's header.</param>
    /// <param name="cancellation">Ends asking.</param>
    internal async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal?>?>> AskAsync(
        IEnumerable<string> owners, Func<string, FiguresAsked> asked, string? authorization, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(owners.Select(async owner => (owner, Figures: await AskOneAsync(owner, asked(owner), authorization, cancellation))));
        return answers.ToDictionary(answer => answer.owner, answer => answer.Figures, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, decimal?>?> AskOneAsync(string owner, FiguresAsked asked, string? authorization, CancellationToken cancellation)
    {
        if (settings[$"services:{owner}:http:0"] is not { Length: > 0 } address || !AuthenticationHeaderValue.TryParse(authorization, out var caller))
        {
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var sums = new Dictionary<string, decimal?>(StringComparer.Ordinal);
            foreach (var units in asked.UnitIds.Chunk(FiguresAsked.Most))
            {
                foreach (var figure in await AskSomeAsync(new Uri(new Uri(address), "figures"), asked with { UnitIds = units }, caller, patience.Token))
                {
                    sums[figure.Code] = sums.GetValueOrDefault(figure.Code) is { } before ? before + (figure.Value ?? 0) : figure.Value;
                }
            }

            return sums;
        }
        catch (Exception away) when (away is HttpRequestException or JsonException or ExecutionRejectedException || (away is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogAway(log, away, owner);
            return null;
        }
    }

    private async Task<IReadOnlyList<FigureTold>> AskSomeAsync(Uri address, FiguresAsked asked, AuthenticationHeaderValue caller, CancellationToken cancellation)
    {
        using var client = clients.CreateClient();
        using var question = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(asked, options: ContractJson.Options) };
        question.Headers.Authorization = caller;
        using var answer = await client.SendAsync(question, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<FiguresTold>(ContractJson.Options, cancellation))!.Figures;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Owner} did not say what it counts")]
    private static partial void LogAway(ILogger log, Exception fault, string owner);
}
