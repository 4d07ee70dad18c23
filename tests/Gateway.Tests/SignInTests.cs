using System.Net.Http.Json;
using System.Text.Json;
using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

[Collection(SharedGateway.Name)]
public sealed class SignInTests(GatewayFixture gateway)
{
    private const string Wrong = "không phải mật khẩu này";

    [Theory]
    [InlineData("quantri", "administrator", "01990000-0000-7000-8000-000000000001")]
    [InlineData("chuongtrinh", "programme_officer", "01990000-0000-7000-8000-000000000001")]
    [InlineData("phuong.dongda", "unit_officer", "01990000-0000-7000-8000-000000000003")]
    [InlineData("truong.mau", "school_officer", "01990000-0000-7000-8000-000000000004")]
    [InlineData("ketoan", "accountant", "01990000-0000-7000-8000-000000000001")]
    [InlineData("pheduyet", "approver", "01990000-0000-7000-8000-000000000001")]
    [InlineData("kiemtoan", "auditor", "01990000-0000-7000-8000-000000000001")]
    public async Task Each_demo_account_signs_in_and_hears_who_it_is(string userName, string role, string unit)
    {
        using var browser = gateway.NewBrowser();
        var me = await browser.SignInAsync(userName);

        Assert.Equal(userName, me.GetProperty("userName").GetString());
        Assert.Equal([role], me.GetProperty("roles").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal(unit, me.GetProperty("unitId").GetString());
        Assert.NotEmpty(me.GetProperty("unitName").GetString()!);
        Assert.NotEmpty(me.GetProperty("displayName").GetString()!);
        Assert.True(me.GetProperty("demo").GetBoolean());
        Assert.Equal(me.ToString(), (await (await browser.GetAsync("/auth/me")).ReadJsonAsync()).ToString());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites_and_ends_with_the_browser()
    {
        using var client = new HttpClient { BaseAddress = gateway.Address };
        var answer = await client.PostAsJsonAsync("/auth/sign-in", new { userName = "KETOAN", password = GatewayFixture.DemoPassword });

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        var parts = cookie.Split("; ");
        Assert.Matches("^educoop_session=[A-Za-z0-9_-]{43}$", parts[0]);
        Assert.Equal(["httponly", "path=/", "samesite=strict"], parts[1..].Select(part => part.ToLowerInvariant()).Order());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_a_name_that_is_nobodys_are_answered_alike()
    {
        var (name, id) = await gateway.NewAccountAsync();
        using var browser = gateway.NewBrowser();
        var wrong = await browser.TrySignInAsync(name, Wrong);
        var unknown = await browser.TrySignInAsync("khong-co-ai-" + id, Wrong);

        var one = await wrong.ReadProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        var two = await unknown.ReadProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        Assert.Equal((one.Title, one.Detail), (two.Title, two.Detail));
        Assert.Equal(wrong.Headers.Select(header => header.Key).Order(), unknown.Headers.Select(header => header.Key).Order());
        Assert.Null(browser.Cookie);
        Assert.Equal(1, await gateway.AuditCountAsync(id, "sign_in", "sign_in_failed"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_wrong_passwords_lock_a_name_whether_it_exists_or_not(bool exists)
    {
        var name = exists ? (await gateway.NewAccountAsync()).UserName : "ai-do-" + Guid.CreateVersion7();
        using var browser = gateway.NewBrowser();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await (await browser.TrySignInAsync(name, Wrong)).ReadProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        }

        var locked = await browser.TrySignInAsync(name.ToUpperInvariant(), GatewayFixture.DemoPassword);
        await locked.ReadProblemAsync(HttpStatusCode.Locked, "locked_out");
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Forty_guesses_at_once_are_five_guesses()
    {
        var (name, _) = await gateway.NewAccountAsync();
        using var browser = gateway.NewBrowser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => browser.TrySignInAsync(name, Wrong)));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(35, answers.Count(answer => answer.StatusCode == HttpStatusCode.Locked));
    }

    [Fact]
    public async Task Right_passwords_at_once_are_all_let_in()
    {
        var (name, _) = await gateway.NewAccountAsync();
        using var browser = gateway.NewBrowser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.TrySignInAsync(name, GatewayFixture.DemoPassword)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_and_an_old_lock_is_over()
    {
        var (name, _) = await gateway.NewAccountAsync();
        using var browser = gateway.NewBrowser();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await browser.TrySignInAsync(name, Wrong)).StatusCode);
            }

            await browser.SignInAsync(name);
        }

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.TrySignInAsync(name, Wrong);
        }

        Assert.Equal(HttpStatusCode.Locked, (await browser.TrySignInAsync(name, GatewayFixture.DemoPassword)).StatusCode);
        await gateway.Database.ExecuteAsync("update sign_in_lock set locked_until = now() - interval '1 second' where name_hash = sha256(convert_to($1, 'UTF8'))", name);
        await browser.SignInAsync(name);
    }

    [Fact]
    public async Task An_administrator_who_sets_a_new_password_lifts_the_lock()
    {
        var (name, id) = await gateway.NewAccountAsync();
        using var browser = gateway.NewBrowser();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await browser.TrySignInAsync(name, Wrong);
        }

        using var admin = await gateway.SignedInAsync("quantri");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsync($"/auth/accounts/{id}/password", new { password = "một câu hoàn toàn mới" })).StatusCode);
        await browser.SignInAsync(name, "một câu hoàn toàn mới");
    }

    [Fact]
    public async Task A_disabled_account_is_told_so_only_with_the_right_password()
    {
        var (name, id) = await gateway.NewAccountAsync();
        using var admin = await gateway.SignedInAsync("quantri");
        await admin.PostAsync($"/auth/accounts/{id}/disable");
        using var browser = gateway.NewBrowser();

        await (await browser.TrySignInAsync(name, Wrong)).ReadProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        await (await browser.TrySignInAsync(name, GatewayFixture.DemoPassword)).ReadProblemAsync(HttpStatusCode.Forbidden, "account_disabled");
        await admin.PostAsync($"/auth/accounts/{id}/enable");
        await browser.SignInAsync(name);
    }

    [Theory]
    [InlineData("""{"userName":"ketoan"}""", "unreadable")]
    [InlineData("""{"userName":"ketoan","password":"x","remember":true}""", "unreadable")]
    [InlineData("""{"userName":"","password":"x"}""", "credentials_unfit")]
    [InlineData("nonsense", "unreadable")]
    public async Task A_body_that_is_not_credentials_is_unreadable(string body, string code)
    {
        using var browser = gateway.NewBrowser();
        var answer = await browser.PostAsync("/auth/sign-in", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        await answer.ReadProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task The_trail_says_who_when_from_where_and_how_it_ended_and_cannot_be_changed()
    {
        var (name, id) = await gateway.NewAccountAsync();
        using var browser = gateway.NewBrowser();
        await browser.TrySignInAsync(name, Wrong);
        await browser.SignInAsync(name);
        await browser.PostAsync("/auth/sign-out");

        await using var command = gateway.Database.DataSource.CreateCommand(
            "select action || ' ' || result || ' ' || network from account_audit where account_id = $1 and at > now() - interval '5 minutes' order by audit_id");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        Assert.Equal(["account_created done 127.0.0.0/24", "sign_in sign_in_failed 127.0.0.0/24", "sign_in done 127.0.0.0/24", "sign_out done 127.0.0.0/24"], rows);
        foreach (var change in (string[])["update account_audit set result = 'done'", "delete from account_audit", "truncate account_audit"])
        {
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => gateway.Database.ExecuteAsync(change));
            Assert.Equal("23001", refused.SqlState);
        }
    }
}
