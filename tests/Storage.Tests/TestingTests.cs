using EduCoop.Testing;

namespace EduCoop.Storage.Tests;

/// <summary>The fixtures that all test projects stand on keep their promises.</summary>
public sealed class TestingTests(RabbitFixture rabbit, RabbitFixture other, TestTokens tokens) : IClassFixture<RabbitFixture>, IClassFixture<TestTokens>
{
    [Fact]
    public void Broker_has_a_virtual_host_of_this_class()
    {
        Assert.Equal(rabbit.ConnectionString, other.ConnectionString);
        Assert.Contains("/test-", rabbit.ConnectionString);
    }

    [Fact]
    public async Task Two_databases_do_not_see_each_other()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var two = await TestDatabase.CreateAsync();
        await using (var create = one.DataSource.CreateCommand("create table only_here ()"))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var ask = two.DataSource.CreateCommand("select to_regclass('only_here') is null");
        Assert.Equal(true, await ask.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Token_authority_serves_its_keys()
    {
        using var http = new HttpClient { BaseAddress = new Uri(tokens.Authority) };
        Assert.Contains("jwks_uri", await http.GetStringAsync("/.well-known/openid-configuration"));
        Assert.Contains("P-256", await http.GetStringAsync("/.well-known/jwks.json"));
        Assert.Equal(3, tokens.For("auditor").Split('.').Length);
    }
}
