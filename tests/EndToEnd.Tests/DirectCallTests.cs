using System.Net;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>Every service checks for itself: a call past the gateway meets the same refusals.</summary>
[Collection(SystemTests.Name)]
public sealed class DirectCallTests(WholeSystem system)
{
    [Theory]
    [InlineData("gateway", "GET", "/status")]
    [InlineData("gateway", "GET", "/auth/accounts")]
    [InlineData("unit-directory", "GET", "/units")]
    [InlineData("unit-directory", "GET", "/unit-types")]
    [InlineData("unit-directory", "GET", "/imports")]
    [InlineData("unit-directory", "POST", "/imports?kind=units&fileName=a.csv")]
    [InlineData("donations", "GET", "/campaigns")]
    [InlineData("donations", "POST", "/campaigns")]
    [InlineData("donations", "POST", "/donations")]
    [InlineData("donations", "POST", "/statements?campaignId=01990000-0000-7000-8000-000000000100&fileName=a.psv")]
    [InlineData("donations", "GET", "/ledger/trial-balance")]
    [InlineData("donations", "GET", "/openapi/v1.json")]
    [InlineData("reporting", "GET", "/campaigns/totals")]
    [InlineData("reporting", "GET", "/openapi/v1.json")]
    public async Task Without_a_token_and_with_a_foreign_one_nothing_is_answered(string service, string method, string path)
    {
        var foreign = new TestTokens();
        var http = system.Services[service].Http;

        using var bare = await http.SendAsync(new HttpMethod(method), path, null);
        using var forged = await http.SendAsync(new HttpMethod(method), path, foreign.Forged("administrator", WholeSystem.Department));

        await bare.ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        await forged.ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Theory]
    [InlineData("gateway", "ketoan", "GET", "/auth/accounts")]
    [InlineData("unit-directory", "ketoan", "POST", "/imports?kind=units&fileName=a.csv")]
    [InlineData("donations", "truong.mau", "POST", "/campaigns")]
    [InlineData("donations", "kiemtoan", "POST", "/donations")]
    [InlineData("donations", "chuongtrinh", "POST", "/statements?campaignId=01990000-0000-7000-8000-000000000100&fileName=a.psv")]
    [InlineData("reporting", "phuong.dongda", "GET", "/campaigns/totals?unitId=01990000-0000-7000-8000-000000000001")]
    public async Task A_real_token_of_the_wrong_role_or_unit_is_refused(string service, string user, string method, string path)
    {
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.ContentType = new(path.Contains("fileName", StringComparison.Ordinal) ? "application/octet-stream" : "application/json");

        using var answer = await system.Services[service].Http.SendAsync(new HttpMethod(method), path, await system.TokenAsync(user), method == "POST" ? body : null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
