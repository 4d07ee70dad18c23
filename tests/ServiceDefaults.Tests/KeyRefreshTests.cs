using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace EduCoop.ServiceDefaults.Tests;

public sealed class KeyRefreshTests : IAsyncLifetime
{
    private readonly int port = FreePorts.Next();
    private SampleService service = null!;

    public async Task InitializeAsync() => service = await SampleService.StartAsync(null, $"Authentication:Authority=http://127.0.0.1:{port}/");

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_tokens_with_everything_right_but_one_thing_is_refused_for_that_thing()
    {
        await using var gateway = await KeyRotationAuthority.StartAsync(port);
        var key = new KeyRotationAuthority.Key("a");
        gateway.Keys.Add(key);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object> { ["sub"] = "x", ["iss"] = "educoop", ["aud"] = "educoop", ["nbf"] = now, ["exp"] = now + 600 };
        Assert.Equal(HttpStatusCode.OK, await AskAsync(key.Sign(claims, "a")));

        foreach (var (name, value) in new (string, object)[] { ("iss", "elsewhere"), ("aud", "elsewhere"), ("nbf", now + 3600), ("exp", now - 60) })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key.Sign(new(claims) { [name] = value }, "a")));
        }

        foreach (var name in (string[])["iss", "aud", "exp"])
        {
            var less = new Dictionary<string, object>(claims);
            less.Remove(name);
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key.Sign(less, "a")));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key.Sign(claims, null)));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(new KeyRotationAuthority.Key("a").Sign(claims, "a")));
    }

    [Fact]
    public async Task A_new_key_works_from_its_first_token()
    {
        await using var gateway = await KeyRotationAuthority.StartAsync(port);
        gateway.Keys.Add(new("a"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway.Keys[0].Good()));
        await Task.Delay(1100);
        gateway.Keys.Add(new("b"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway.Keys[1].Good()));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway.Keys[0].Good()));
        Assert.Equal(2, gateway.Asked);
    }

    [Fact]
    public async Task A_flood_of_made_up_keys_does_not_reach_the_gateway()
    {
        await using var gateway = await KeyRotationAuthority.StartAsync(port);
        gateway.Keys.Add(new("a"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway.Keys[0].Good()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => AskAsync(new KeyRotationAuthority.Key($"made-up-{number}").Good())));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));
        Assert.InRange(gateway.Asked, 1, 10);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway.Keys[0].Good()));
    }

    [Fact]
    public async Task Before_the_gateway_was_ever_reached_the_answer_is_503_and_then_it_works()
    {
        var key = new KeyRotationAuthority.Key("a");
        var early = await service.Http.SendAsync(HttpMethod.Get, "/signed-in", key.Good());
        await early.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.NotNull(early.Headers.RetryAfter);

        await using var gateway = await KeyRotationAuthority.StartAsync(port);
        gateway.Keys.Add(key);
        await Eventually.Async("the key is known", () => AskAsync(key.Good()), status => status == HttpStatusCode.OK, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task While_the_gateway_is_away_the_known_keys_go_on_working()
    {
        var key = new KeyRotationAuthority.Key("a");
        await using (var gateway = await KeyRotationAuthority.StartAsync(port))
        {
            gateway.Keys.Add(key);
            Assert.Equal(HttpStatusCode.OK, await AskAsync(key.Good()));
        }

        await Task.Delay(1100);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(new KeyRotationAuthority.Key("b").Good()));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(key.Good()));
    }

    [Fact]
    public async Task A_token_whose_signature_was_checked_before_still_ends_when_it_says()
    {
        await using var gateway = await KeyRotationAuthority.StartAsync(port);
        var key = new KeyRotationAuthority.Key("a");
        gateway.Keys.Add(key);
        // Three seconds are left, for clocks may differ by thirty.
        var ends = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 27;
        var token = key.Sign(new() { ["sub"] = "x", ["iss"] = "educoop", ["aud"] = "educoop", ["exp"] = ends }, "a");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(token));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(token));
        await Eventually.Async("the token has ended", () => AskAsync(token), status => status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_token_whose_signature_was_checked_before_ends_with_its_key()
    {
        await using var gateway = await KeyRotationAuthority.StartAsync(port);
        gateway.Keys.Add(new("a"));
        var token = gateway.Keys[0].Good();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(token));
        gateway.Keys[0] = new("b");
        await Task.Delay(1100);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway.Keys[0].Good()));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(token));
    }

    [Fact]
    public async Task A_signature_is_checked_once_and_every_request_has_its_own_identity()
    {
        await using var gateway = await KeyRotationAuthority.StartAsync(port);
        gateway.Keys.Add(new("a"));
        var token = gateway.Keys[0].Good();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(token));
        var handler = service.App.Services.GetRequiredService<RememberingTokenHandler>();
        // Rules that nothing could pass show that the signature is not looked at again.
        var impossible = new TokenValidationParameters { ValidAlgorithms = ["none"], ValidIssuer = "nobody" };
        var (first, second) = (await handler.ValidateTokenAsync(token, impossible), await handler.ValidateTokenAsync(token, impossible));
        Assert.True(first.IsValid && second.IsValid);
        first.ClaimsIdentity.AddClaim(new("role", Roles.Administrator));
        Assert.DoesNotContain(second.ClaimsIdentity.Claims, claim => claim.Value == Roles.Administrator);
        Assert.False((await handler.ValidateTokenAsync(token + "A", impossible)).IsValid);
    }

    private async Task<HttpStatusCode> AskAsync(string token) => (await service.Http.SendAsync(HttpMethod.Get, "/signed-in", token)).StatusCode;
}
