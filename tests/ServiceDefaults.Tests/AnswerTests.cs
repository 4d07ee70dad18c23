using System.Text;

namespace EduCoop.ServiceDefaults.Tests;

/// <summary>Strict JSON in, problem details out.</summary>
public sealed class AnswerTests(TestTokens tokens) : IClassFixture<TestTokens>, IAsyncLifetime
{
    private SampleService service = null!;

    public async Task InitializeAsync() => service = await SampleService.StartAsync(null, "Authentication:Authority=" + tokens.Authority);

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_good_body_is_read_and_written_in_the_houses_way()
    {
        var answer = await PostAsync("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":50000,"fruit":"red_apple","note":"Đống Đa"}""");
        Assert.Equal("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":50000,"fruit":"red_apple","note":"Đống Đa"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","fruit":"plum"}""", "amountVnd")]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":1,"fruit":"plum","extra":1}""", "extra")]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":"1","fruit":"plum"}""", "amountVnd")]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":1.5,"fruit":"plum"}""", "amountVnd")]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":null,"fruit":"plum"}""", "amountVnd")]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":1,"amountVnd":2,"fruit":"plum"}""", "amountVnd")]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":1,"fruit":1}""", "fruit")]
    [InlineData("""{"id":"01990000-0000-7000-8000-000000000001","amountVnd":1,"fruit":"pear"}""", "fruit")]
    [InlineData("""{"id":"x","amountVnd":1,"fruit":"plum"}""", "id")]
    [InlineData("""{"id":""", "$")]
    public async Task A_body_that_is_not_exactly_right_is_unreadable_and_the_answer_says_where(string body, string where)
    {
        var problem = await (await PostAsync(body)).ReadProblemAsync(HttpStatusCode.BadRequest, "unreadable");
        Assert.Contains(where, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_of_error_has_its_code_a_vietnamese_title_and_the_trace()
    {
        await (await service.Http.GetAsync("/pages?page=two")).ReadProblemAsync(HttpStatusCode.BadRequest, "unreadable");
        await (await service.Http.SendAsync(HttpMethod.Delete, "/open", tokens.For(Roles.Auditor))).ReadProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        await (await service.Http.SendAsync(HttpMethod.Post, "/orders", tokens.For(Roles.Auditor), new StringContent("x", Encoding.UTF8, "text/plain"))).ReadProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        // The server answers before the body is sent; without waiting for its word the client would write into a closed connection.
        using var large = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent(new string(' ', 1_100_000), Encoding.UTF8, "application/json"), Headers = { ExpectContinue = true } };
        await (await service.Http.SendAsync(large)).ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
        using var traced = new HttpRequestMessage(HttpMethod.Get, "/refused") { Headers = { { "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } } };
        var refused = await (await service.Http.SendAsync(traced)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "amount_not_positive");
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "Số tiền phải lớn hơn 0.", "Sửa amountVnd."), (refused.TraceId, refused.Title, refused.Detail));
        Assert.Equal("urn:educoop:amount_not_positive", refused.Body.GetProperty("type").GetString());
        Assert.Equal(7, refused.Body.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_fault_says_nothing_of_its_inside()
    {
        var problem = await (await service.Http.GetAsync("/broken")).ReadProblemAsync(HttpStatusCode.InternalServerError, "internal");
        Assert.DoesNotContain("mật khẩu", problem.Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", problem.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_is_signed_in_hears_that_an_address_is_of_nothing()
    {
        await (await service.Http.SendAsync(HttpMethod.Get, "/nothing", tokens.For(Roles.Auditor))).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
        await (await service.Http.GetAsync("/nothing")).ReadProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    private Task<HttpResponseMessage> PostAsync(string body) => service.Http.PostAsync("/orders", new StringContent(body, Encoding.UTF8, "application/json"));
}
