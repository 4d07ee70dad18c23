using System.Net;
using EduCoop.Donations.Statements;

namespace EduCoop.Donations.Tests.Fixtures;

internal static class StatementCalls
{
    internal static Task<HttpResponseMessage> PostStatementAsync(this HttpClient http, string? token, Guid campaignId, byte[] file, string name = "sao-ke.psv") =>
        http.SendAsync(HttpMethod.Post, $"/statements?campaignId={campaignId}&fileName={Uri.EscapeDataString(name)}", token, new ByteArrayContent(file));

    /// <summary>Sends a file and waits for the end of its job.</summary>
    internal static async Task<StatementView> ImportAsync(this HttpClient http, string token, Guid campaignId, byte[] file, string name = "sao-ke.psv")
    {
        var accepted = await http.PostStatementAsync(token, campaignId, file, name);
        var view = await accepted.ReadAsync<StatementView>(HttpStatusCode.Accepted);
        Assert.Equal($"/statements/{view.StatementId}", accepted.Headers.Location?.ToString());
        return await http.WaitForEndAsync(token, view.StatementId);
    }

    internal static Task<StatementView> WaitForEndAsync(this HttpClient http, string token, Guid statementId) =>
        Eventually.Async(
            "the statement is posted or refused",
            () => http.GetStatementAsync(token, statementId),
            view => view.State is StatementState.Posted or StatementState.Refused,
            TimeSpan.FromSeconds(90));

    internal static async Task<StatementView> GetStatementAsync(this HttpClient http, string token, Guid statementId) =>
        await (await http.SendAsync(HttpMethod.Get, $"/statements/{statementId}", token)).ReadAsync<StatementView>();
}
