using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EduCoop.ServiceDefaults.Tests;

/// <summary>What a service refuses when it is called directly, past the gateway.</summary>
public sealed class TokenTests : IClassFixture<TestTokens>, IAsyncLifetime
{
    private static readonly Guid Unit = Guid.CreateVersion7();
    private readonly TestTokens tokens;
    private SampleService service = null!;

    public TokenTests(TestTokens tokens) => this.tokens = tokens;

    public async Task InitializeAsync() => service = await SampleService.StartAsync(null, "Authentication:Authority=" + tokens.Authority);

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_good_token_is_let_in_and_says_who_and_for_which_unit()
    {
        var account = Guid.CreateVersion7();
        var answer = await service.Http.SendAsync(HttpMethod.Get, "/signed-in", tokens.For(Roles.Accountant, Unit, account));
        Assert.Equal($"{account} {Unit}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_route_that_says_nothing_refuses_who_brings_no_token()
    {
        await (await service.Http.GetAsync("/signed-in")).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Equal("open", await service.Http.GetStringAsync("/open"));
    }

    [Fact]
    public async Task A_role_opens_only_its_routes()
    {
        Assert.Equal(HttpStatusCode.OK, (await service.Http.SendAsync(HttpMethod.Get, "/ledger", tokens.For(Roles.Auditor))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Http.SendAsync(HttpMethod.Get, "/ledger", tokens.For([Roles.Approver, Roles.Accountant]))).StatusCode);
        await (await service.Http.SendAsync(HttpMethod.Get, "/ledger", tokens.For(Roles.Administrator))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        await (await service.Http.SendAsync(HttpMethod.Get, "/ledger", tokens.For([]))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
    }

    public static TheoryData<string> BadTokens => ["expired", "forged", "other audience", "none", "none in capitals", "HS256 with the public key", "unknown key id", "changed claims", "nonsense", "empty"];

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_token_that_is_not_the_gateways_is_refused(string kind)
    {
        var answer = await service.Http.SendAsync(HttpMethod.Get, "/signed-in", await MakeAsync(kind));
        await answer.ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Equal(HttpStatusCode.OK, (await service.Http.SendAsync(HttpMethod.Get, "/signed-in", tokens.For(Roles.Auditor))).StatusCode);
    }

    private async Task<string> MakeAsync(string kind)
    {
        var good = tokens.For(Roles.Administrator, Unit).Split('.');
        var header = JsonSerializer.Deserialize<Dictionary<string, object>>(Base64Url.DecodeFromChars(good[0]))!;
        var kid = header["kid"].ToString()!;
        return kind switch
        {
            "expired" => tokens.Expired(Roles.Administrator),
            "forged" => tokens.Forged(Roles.Administrator),
            "other audience" => tokens.ForOtherAudience(Roles.Administrator),
            "none" => $"{Part(new { alg = "none", kid, typ = "JWT" })}.{good[1]}.",
            "none in capitals" => $"{Part(new { alg = "NONE", kid, typ = "JWT" })}.{good[1]}.{good[2]}",
            "changed claims" => $"{good[0]}.{tokens.For(Roles.Auditor).Split('.')[1]}.{good[2]}",
            "HS256 with the public key" => await SharedSecretAsync(kid, good[1]),
            "nonsense" => "not.a.token",
            "empty" => "",
            _ => new KeyRotationAuthority.Key("nobody").Good(),
        };
    }

    // The public key is known to everybody: a service that took it as a shared secret would let everybody in.
    private async Task<string> SharedSecretAsync(string kid, string claims)
    {
        using var client = new HttpClient();
        var jwks = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(tokens.Authority + "/.well-known/jwks.json")).GetProperty("keys")[0];
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(jwks.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(jwks.GetProperty("y").GetString()) },
        });
        var content = $"{Part(new { alg = "HS256", kid, typ = "JWT" })}.{claims}";
        return $"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(ecdsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(content)))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
