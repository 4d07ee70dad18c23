using System.Text.Json;
using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

[Collection(SharedGateway.Name)]
public sealed class TokenTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("quantri", "administrator", "01990000-0000-7000-8000-000000000001")]
    [InlineData("phuong.dongda", "unit_officer", "01990000-0000-7000-8000-000000000003")]
    [InlineData("truong.mau", "school_officer", "01990000-0000-7000-8000-000000000004")]
    public async Task The_service_behind_gets_a_token_in_place_of_the_cookie(string userName, string role, string unit)
    {
        using var browser = gateway.NewBrowser();
        var me = await browser.SignInAsync(userName);
        await browser.PostAsync("/api/donations/donations");

        var seen = gateway.Donations.Last;
        Assert.Null(seen.Header("Cookie"));
        Assert.Null(seen.Header("X-CSRF-Token"));
        var token = await HandMadeVerifier.CheckAsync(gateway.Address, seen.Header("Authorization")!["Bearer ".Length..]);
        Assert.True(token.SignatureHolds);
        Assert.Equal("ES256", token.Header.GetProperty("alg").GetString());
        Assert.Equal([role], token.Roles);
        Assert.Equal(unit, token.Claims.GetProperty("unit").GetString());
        Assert.Equal(me.GetProperty("accountId").GetString(), token.Claims.GetProperty("sub").GetString());
        Assert.Equal(me.GetProperty("displayName").GetString(), token.Claims.GetProperty("name").GetString());
        Assert.Equal("educoop", token.Claims.GetProperty("iss").GetString());
        Assert.Equal("educoop", token.Claims.GetProperty("aud").GetString());
        Assert.Equal(600, token.Claims.GetProperty("exp").GetInt64() - token.Claims.GetProperty("iat").GetInt64());
        Assert.Equal(["aud", "exp", "iat", "iss", "name", "nbf", "role", "sub", "unit"], token.Claims.EnumerateObject().Select(claim => claim.Name).Order());
    }

    [Fact]
    public async Task The_verifier_of_these_tests_sees_a_changed_token()
    {
        var parts = (await TokenAsync("ketoan")).Split('.');
        var other = (await TokenAsync("quantri")).Split('.');
        var mixed = await HandMadeVerifier.CheckAsync(gateway.Address, $"{parts[0]}.{other[1]}.{parts[2]}");
        Assert.False(mixed.SignatureHolds);
    }

    [Fact]
    public async Task One_session_uses_one_token_for_a_while_and_another_session_never_gets_it()
    {
        using var one = await gateway.SignedInAsync("ketoan");
        using var two = await gateway.SignedInAsync("kiemtoan");
        var seen = new List<string>();
        foreach (var browser in new[] { one, one, two })
        {
            await browser.GetAsync("/api/donations/campaigns");
            seen.Add(gateway.Donations.Last.Header("Authorization")!);
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.NotEqual(seen[0], seen[2]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic a2V0b2FuOng=")]
    public async Task Who_is_not_signed_in_is_forwarded_without_a_token(string? authorization)
    {
        using var browser = gateway.NewBrowser();
        var answer = authorization is null
            ? await browser.GetAsync("/api/donations/campaigns")
            : await browser.GetAsync("/api/donations/campaigns", ("Authorization", authorization));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(gateway.Donations.Last.Header("Authorization"));
    }

    [Fact]
    public async Task A_header_beside_the_cookie_is_replaced_unless_it_is_a_bearer_token()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        await browser.GetAsync("/api/donations/campaigns", ("Authorization", "Basic a2V0b2FuOng="));
        Assert.StartsWith("Bearer ey", gateway.Donations.Last.Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bearer_token_passes_as_it_is_and_needs_no_csrf_token()
    {
        var token = await TokenAsync("ketoan");
        using var browser = gateway.NewBrowser();
        var answer = await browser.PostAsync("/api/donations/donations", null, ("Authorization", "Bearer " + token));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Bearer " + token, gateway.Donations.Last.Header("Authorization"));
    }

    [Fact]
    public async Task Web_gets_no_proof_of_who_looks_and_keeps_its_own_cookies()
    {
        using var browser = await gateway.SignedInAsync("ketoan");
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = gateway.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chien-dich/cao-bang?x=1");
        request.Headers.Add("Cookie", $"lang=en; educoop_session={browser.Cookie}; theme=dark");
        request.Headers.Add("Authorization", "Bearer " + await TokenAsync("ketoan"));
        await client.SendAsync(request);

        Assert.Equal("/chien-dich/cao-bang?x=1", gateway.Web.Last.Target);
        Assert.Null(gateway.Web.Last.Header("Authorization"));
        Assert.Equal("lang=en; theme=dark", gateway.Web.Last.Header("Cookie"));
    }

    [Fact]
    public async Task A_program_gets_a_token_with_its_account_and_a_wrong_password_gets_none()
    {
        using var browser = gateway.NewBrowser();
        var answer = await (await browser.PostAsync("/auth/token", new { userName = "ketoan", password = GatewayFixture.DemoPassword })).ReadJsonAsync();
        Assert.Equal("Bearer", answer.GetProperty("tokenType").GetString());
        Assert.Equal(600, answer.GetProperty("expiresIn").GetInt32());
        var token = await HandMadeVerifier.CheckAsync(gateway.Address, answer.GetProperty("accessToken").GetString()!);
        Assert.True(token.SignatureHolds);
        Assert.Equal(["accountant"], token.Roles);
        Assert.Null(browser.Cookie);

        var wrong = await browser.PostAsync("/auth/token", new { userName = "kiemtoan", password = "sai mật khẩu rồi" });
        await wrong.ReadProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
    }

    [Fact]
    public async Task The_discovery_document_leads_to_the_keys_and_holds_no_private_part()
    {
        using var client = new HttpClient { BaseAddress = gateway.Address };
        var discovery = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/.well-known/openid-configuration"));
        Assert.Equal("educoop", discovery.GetProperty("issuer").GetString());
        var keys = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(discovery.GetProperty("jwks_uri").GetString())).GetProperty("keys");
        Assert.NotEmpty(keys.EnumerateArray());
        Assert.All(keys.EnumerateArray(), key => Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(part => part.Name).Order()));
    }

    [Fact]
    public async Task The_gateways_own_routes_take_a_token_but_not_of_an_account_that_is_disabled_since()
    {
        var (name, id) = await gateway.NewAccountAsync("administrator");
        var token = await TokenAsync(name);
        using var browser = gateway.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/auth/accounts", ("Authorization", "Bearer " + token))).StatusCode);

        using var admin = await gateway.SignedInAsync("quantri");
        await admin.PostAsync($"/auth/accounts/{id}/disable");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/auth/accounts", ("Authorization", "Bearer " + token))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/auth/accounts", ("Authorization", "Bearer " + token[..^4] + "AAAA"))).StatusCode);
    }

    private async Task<string> TokenAsync(string userName)
    {
        using var browser = gateway.NewBrowser();
        var answer = await (await browser.PostAsync("/auth/token", new { userName, password = GatewayFixture.DemoPassword })).ReadJsonAsync();
        return answer.GetProperty("accessToken").GetString()!;
    }
}
