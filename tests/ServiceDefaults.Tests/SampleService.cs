using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduCoop.ServiceDefaults.Tests;

public enum Fruit
{
    RedApple,
    Plum,
}

public sealed record Order(Guid Id, long AmountVnd, Fruit Fruit, string? Note = null);

/// <summary>A service as small as one can be, on real Kestrel: all it has comes from ServiceDefaults.</summary>
public sealed class SampleService : IAsyncDisposable
{
    private SampleService(WebApplication app, IReadOnlyList<Uri> addresses)
    {
        App = app;
        Addresses = addresses;
        Http = new HttpClient { BaseAddress = addresses[0] };
    }

    public WebApplication App { get; }

    public IReadOnlyList<Uri> Addresses { get; }

    public HttpClient Http { get; }

    public static async Task<SampleService> StartAsync(Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--environment=Development", .. settings.Select(setting => "--" + setting)]);
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults("sample");
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGet("/open", () => "open").AllowAnonymous();
        app.MapGet("/signed-in", (HttpContext context) => $"{context.User.AccountId()} {context.User.ActingUnit()}");
        app.MapGet("/ledger", () => "ledger").RequireRoles(Roles.Accountant, Roles.Auditor);
        app.MapPost("/orders", (Order order) => TypedResults.Ok(order)).AllowAnonymous();
        app.MapGet("/pages", (int page) => page).AllowAnonymous();
        app.MapGet("/refused", () => new Refusal("amount_not_positive", "Số tiền phải lớn hơn 0.", "Sửa amountVnd.").ToProblem(("line", 7))).AllowAnonymous();
        app.MapGet("/broken", string () => throw new InvalidOperationException("mật khẩu của cơ sở dữ liệu")).AllowAnonymous();
        app.MapGet("/database", async ([FromServices] NpgsqlDataSource database, double seconds, int divisor = 1) =>
        {
            await using var command = database.CreateCommand("select pg_sleep($1), 1 / $2");
            command.Parameters.Add(new() { Value = seconds });
            command.Parameters.Add(new() { Value = divisor });
            await command.ExecuteNonQueryAsync();
        }).AllowAnonymous();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new(app, [.. addresses.Select(address => new Uri(address))]);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
