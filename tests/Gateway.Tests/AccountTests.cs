using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

[Collection(SharedGateway.Name)]
public sealed class AccountTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("chuongtrinh")]
    [InlineData("phuong.dongda")]
    [InlineData("truong.mau")]
    [InlineData("ketoan")]
    [InlineData("pheduyet")]
    [InlineData("kiemtoan")]
    [InlineData("chuongtrinh.caobang")]
    [InlineData("phuong.thucphan")]
    [InlineData("truong.suoitrong")]
    public async Task Only_the_administrator_reaches_accounts(string userName)
    {
        using var browser = await gateway.SignedInAsync(userName);
        foreach (var (method, path) in Routes)
        {
            var answer = await browser.SendAsync(method, path, method == HttpMethod.Get ? null : new StringContent("{}", null, "application/json"));
            await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_reaches_no_account()
    {
        using var browser = gateway.NewBrowser();
        foreach (var (method, path) in Routes)
        {
            var answer = await browser.SendAsync(method, path, method == HttpMethod.Get ? null : new StringContent("{}", null, "application/json"));
            await answer.ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        }
    }

    [Fact]
    public async Task Sending_an_account_again_makes_no_second_one()
    {
        using var admin = await gateway.SignedInAsync("quantri");
        var request = New();
        await (await admin.PostAsync("/auth/accounts", request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await admin.PostAsync("/auth/accounts", request)).ReadJsonAsync(HttpStatusCode.OK);
        await (await admin.PostAsync("/auth/accounts", request with { DisplayName = "Người khác" })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        var sameName = request with { AccountId = Guid.CreateVersion7(), UserName = request.UserName.ToUpperInvariant() };
        await (await admin.PostAsync("/auth/accounts", sameName)).ReadProblemAsync(HttpStatusCode.Conflict, "user_name_taken");
        Assert.Equal(1, await gateway.AuditCountAsync(request.AccountId, "account_created", "done"));
        using var browser = await gateway.SignedInAsync(request.UserName);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/auth/me")).StatusCode);
    }

    [Fact]
    public async Task Ten_times_the_same_account_at_once_is_one_account()
    {
        using var admin = await gateway.SignedInAsync("quantri");
        var request = New();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => admin.PostAsync("/auth/accounts", request)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
    }

    [Fact]
    public async Task Each_thing_wrong_with_an_account_has_its_code()
    {
        using var admin = await gateway.SignedInAsync("quantri");
        var good = New();
        foreach (var (bad, code) in new[]
        {
            (good with { AccountId = Guid.Empty }, "account_id_missing"),
            (good with { UserName = "có dấu" }, "user_name_invalid"),
            (good with { DisplayName = " " }, "display_name_invalid"),
            (good with { Roles = [] }, "roles_missing"),
            (good with { Roles = ["king"] }, "role_unknown"),
            (good with { UnitName = null }, "unit_incomplete"),
            (good with { UnitId = null, UnitName = null }, "unit_missing"),
            (good with { Password = "mười một k." }, "password_too_short"),
            (good with { Password = new string('x', 129) }, "password_too_long"),
            (good with { Password = $"abc {good.UserName.ToUpperInvariant()}" }, "password_like_user_name"),
            (good with { Password = "abababababab" }, "password_too_simple"),
        })
        {
            var problem = await (await admin.PostAsync("/auth/accounts", bad)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
            Assert.False(string.IsNullOrEmpty(problem.Detail));
        }
    }

    [Fact]
    public async Task Accounts_are_listed_page_by_page_and_found_by_name()
    {
        var (name, id) = await gateway.NewAccountAsync();
        using var admin = await gateway.SignedInAsync("quantri");
        var found = await (await admin.GetAsync($"/auth/accounts?query={name.ToUpperInvariant()}")).ReadJsonAsync();
        Assert.Equal(1, found.GetProperty("total").GetInt64());
        var item = found.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(id, item.GetProperty("accountId").GetGuid());
        Assert.False(item.GetProperty("disabled").GetBoolean());
        Assert.DoesNotContain("password", found.ToString(), StringComparison.OrdinalIgnoreCase);
        var page = await (await admin.GetAsync("/auth/accounts?page=2&pageSize=3")).ReadJsonAsync();
        Assert.Equal(3, page.GetProperty("items").GetArrayLength());
        Assert.True(page.GetProperty("total").GetInt64() >= 8);
    }

    [Fact]
    public async Task Nobody_can_disable_the_own_account_and_an_unknown_one_is_not_found()
    {
        using var admin = gateway.NewBrowser();
        var me = await admin.SignInAsync("quantri");
        await (await admin.PostAsync($"/auth/accounts/{me.GetProperty("accountId").GetString()}/disable")).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "not_yourself");
        foreach (var verb in (string[])["disable", "enable", "password"])
        {
            var answer = await admin.PostAsync($"/auth/accounts/{Guid.CreateVersion7()}/{verb}", verb == "password" ? new { password = "đủ dài và đủ khác" } : null);
            await answer.ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    private static (HttpMethod, string)[] Routes =>
    [
        (HttpMethod.Get, "/auth/accounts"), (HttpMethod.Post, "/auth/accounts"), (HttpMethod.Post, $"/auth/accounts/{Guid.CreateVersion7()}/password"),
        (HttpMethod.Post, $"/auth/accounts/{Guid.CreateVersion7()}/disable"), (HttpMethod.Post, $"/auth/accounts/{Guid.CreateVersion7()}/enable"),
    ];

    private static NewAccount New()
    {
        var id = Guid.CreateVersion7();
        return new(id, "n" + id.ToString("N"), "Nguyễn Thị Thử", ["accountant"], GatewayFixture.DemoPassword, Guid.CreateVersion7(), "Phường thử");
    }

    private sealed record NewAccount(Guid AccountId, string UserName, string DisplayName, string[] Roles, string Password, Guid? UnitId, string? UnitName);
}
