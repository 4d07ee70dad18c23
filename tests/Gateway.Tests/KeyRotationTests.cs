using System.Security.Cryptography;
using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

/// <summary>Keys over time; each test with a gateway and a database of its own.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private readonly GatewayDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_next_key_is_published_before_it_signs_and_the_old_one_until_its_tokens_are_dead()
    {
        await using var gateway = new ServiceProcess("EduCoop.Gateway", Settings().With("Gateway:KeyLifetime", "00:00:12").With("Gateway:KeyPublishedBefore", "00:00:06"));
        await gateway.StartAsync();
        var oldToken = await TokenAsync(gateway);
        var old = (await HandMadeVerifier.CheckAsync(gateway.Address, oldToken)).KeyId;

        var both = await Eventually.Async("two keys are published", () => HandMadeVerifier.PublishedAsync(gateway.Address), keys => keys.Count == 2);
        Assert.Equal(old, (await HandMadeVerifier.CheckAsync(gateway.Address, await TokenAsync(gateway))).KeyId);

        var next = both.Single(key => key != old);
        await Eventually.Async("the next key signs", async () => (await HandMadeVerifier.CheckAsync(gateway.Address, await TokenAsync(gateway))).KeyId, key => key == next);
        Assert.True((await HandMadeVerifier.CheckAsync(gateway.Address, oldToken)).SignatureHolds);

        await database.ExecuteAsync("update signing_key set active_from = active_from - interval '1 hour'");
        await Eventually.Async("the old key is gone", () => HandMadeVerifier.PublishedAsync(gateway.Address), keys => !keys.Contains(old));
        Assert.False((await HandMadeVerifier.CheckAsync(gateway.Address, oldToken)).SignatureHolds);
    }

    [Fact]
    public async Task A_restart_and_a_second_replica_sign_with_the_same_key_which_lies_encrypted_in_the_database()
    {
        await using var one = new ServiceProcess("EduCoop.Gateway", Settings());
        await one.StartAsync();
        var token = await TokenAsync(one);
        await using var two = new ServiceProcess("EduCoop.Gateway", Settings());
        await two.StartAsync();
        Assert.True((await HandMadeVerifier.CheckAsync(two.Address, token)).SignatureHolds);
        await one.KillAsync();
        await one.StartAsync();

        Assert.Equal((await HandMadeVerifier.CheckAsync(one.Address, token)).KeyId, (await HandMadeVerifier.CheckAsync(two.Address, await TokenAsync(two))).KeyId);
        Assert.True((await HandMadeVerifier.CheckAsync(one.Address, await TokenAsync(two))).SignatureHolds);
        var stored = await database.ScalarAsync<byte[]>("select private_key from signing_key");
        using var ecdsa = ECDsa.Create();
        Assert.ThrowsAny<CryptographicException>(() => ecdsa.ImportPkcs8PrivateKey(stored, out _));
    }

    [Fact]
    public async Task When_the_protecting_keys_are_lost_a_new_key_signs_and_old_tokens_still_verify()
    {
        await using var gateway = new ServiceProcess("EduCoop.Gateway", Settings());
        await gateway.StartAsync();
        var token = await TokenAsync(gateway);
        await gateway.KillAsync();
        await database.ExecuteAsync("delete from data_protection_key");
        await gateway.StartAsync();

        var before = await HandMadeVerifier.CheckAsync(gateway.Address, token);
        var after = await HandMadeVerifier.CheckAsync(gateway.Address, await TokenAsync(gateway));
        Assert.True(before.SignatureHolds && after.SignatureHolds);
        Assert.NotEqual(before.KeyId, after.KeyId);
    }

    private ServiceSettings Settings() => GatewayFixture.Demo(database);

    private static async Task<string> TokenAsync(ServiceProcess gateway)
    {
        using var browser = new Browser(gateway.Address);
        var answer = await (await browser.PostAsync("/auth/token", new { userName = "ketoan", password = GatewayFixture.DemoPassword })).ReadJsonAsync();
        return answer.GetProperty("accessToken").GetString()!;
    }
}
