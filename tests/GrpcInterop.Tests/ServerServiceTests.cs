using System.Diagnostics;
using System.Security.Claims;
using System.Text.Encodings.Web;
using EduCoop.GrpcInterop.Tests.Harness;
using EduCoop.GrpcInterop.Tests.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shouldly;

namespace EduCoop.GrpcInterop.Tests;

/// <summary>The .NET server inside ASP.NET Core: the container, authorization, the HTTP context, the trace.</summary>
public sealed class ServerServiceTests
{
    [Fact]
    public async Task Each_call_has_its_own_service_which_is_disposed_after_it()
    {
        var log = new List<string>();
        await using var server = await StartAsync<LoggingProbe>(services => services.AddSingleton(log));
        using var channel = GrpcChannel.ForAddress(server.Address());
        var client = new Probe.ProbeClient(channel);
        await client.EchoAsync(new Note());
        await client.EchoAsync(new Note());
        await WaitUntil(() => log.Count == 6);
        log.ShouldBe(["made", "called", "disposed", "made", "called", "disposed"]);
    }

    [Fact]
    public async Task A_registered_service_is_taken_from_the_container()
    {
        var log = new List<string>();
        await using var server = await StartAsync<LoggingProbe>(services => services.AddSingleton(log).AddSingleton<LoggingProbe>());
        using var channel = GrpcChannel.ForAddress(server.Address());
        var client = new Probe.ProbeClient(channel);
        await client.EchoAsync(new Note());
        await client.EchoAsync(new Note());
        log.ShouldBe(["made", "called", "called"]);
    }

    [Fact]
    public async Task The_Authorize_attributes_of_service_and_method_hold()
    {
        await using var server = await StartAsync<GuardedProbe>(AddTokens);
        using var channel = GrpcChannel.ForAddress(server.Address());
        var client = new Probe.ProbeClient(channel);

        (await Should.ThrowAsync<RpcException>(client.EchoAsync(new Note()).ResponseAsync)).StatusCode.ShouldBe(StatusCode.Unauthenticated);
        (await client.EchoAsync(new Note(), Token("ketoan"))).Text.ShouldBe("ketoan");
        (await Should.ThrowAsync<RpcException>(client.FailAsync(new FailRequest(), Token("ketoan")).ResponseAsync))
            .StatusCode.ShouldBe(StatusCode.PermissionDenied);
        (await Should.ThrowAsync<RpcException>(client.FailAsync(new FailRequest { Code = 9 }, Token("quantri")).ResponseAsync))
            .StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        (await client.ProgressAsync(new HangRequest())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task RequireAuthorization_holds_for_every_method()
    {
        await using var server = await ProbeHost.StartServerAsync(
            builder => AddTokens(builder.Services),
            app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapGrpcService<ProbeService>().RequireAuthorization();
            });
        using var channel = GrpcChannel.ForAddress(server.Address());
        var client = new Probe.ProbeClient(channel);
        (await Should.ThrowAsync<RpcException>(client.EchoAsync(new Note()).ResponseAsync)).StatusCode.ShouldBe(StatusCode.Unauthenticated);
        using var stream = client.Count(new CountRequest { Count = 1 });
        (await Should.ThrowAsync<RpcException>(() => stream.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Unauthenticated);
        using var chat = client.Chat();
        (await Should.ThrowAsync<RpcException>(() => chat.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Unauthenticated);
        (await client.EchoAsync(new Note { Number = 1 }, Token("ketoan"))).Number.ShouldBe(1);
    }

    [Fact]
    public async Task The_trace_goes_with_the_call()
    {
        await using var server = await StartAsync<TracingProbe>();
        using var channel = GrpcChannel.ForAddress(server.Address());
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var reply = await new Probe.ProbeClient(channel).EchoAsync(new Note());
        reply.Text.ShouldContain(activity.TraceId.ToHexString());
    }

    [Fact]
    public async Task Detailed_errors_are_for_those_who_ask_for_them()
    {
        await using var server = await ProbeHost.StartServerAsync(builder =>
            builder.Services.AddGrpc(options => options.EnableDetailedErrors = true));
        using var channel = GrpcChannel.ForAddress(server.Address());
        var failure = await Should.ThrowAsync<RpcException>(
            new Probe.ProbeClient(channel).FailAsync(new FailRequest { Unexpected = true, Message = "chi tiết" }).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.Unknown);
        failure.Status.Detail.ShouldContain("chi tiết");
    }

    [Fact]
    public async Task What_the_service_knows_of_its_call_is_true()
    {
        await using var server = await StartAsync<CuriousProbe>();
        using var channel = GrpcChannel.ForAddress(server.Address());
        var reply = await new Probe.ProbeClient(channel).EchoAsync(new Note(), deadline: DateTime.UtcNow.AddMinutes(5));
        var said = reply.Text.Split('|');
        said[0].ShouldBe("/educoop.probe.v1.Probe/Echo");
        said[1].ShouldBe(new Uri(server.Address()).Authority);
        said[2].ShouldStartWith("ipv4:127.0.0.1:");
        TimeSpan.Parse(said[3]).ShouldBeInRange(TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5.1));
    }

    [Fact]
    public async Task Mapping_without_AddGrpc_says_what_is_missing()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(
            ProbeHost.StartAsync(_ => { }, app => app.MapGrpcService<ProbeService>()));
        failure.Message.ShouldContain("AddGrpc");
    }

    private static Task<WebApplication> StartAsync<TService>(Action<IServiceCollection>? services = null)
        where TService : class =>
        ProbeHost.StartServerAsync(
            builder =>
            {
                builder.Services.AddAuthorization();
                services?.Invoke(builder.Services);
            },
            app =>
            {
                if (app.Services.GetService<IAuthenticationService>() is not null)
                {
                    app.UseAuthentication();
                }
                app.UseAuthorization();
                app.MapGrpcService<TService>();
            });

    private static void AddTokens(IServiceCollection services)
    {
        services.AddAuthentication("names").AddScheme<AuthenticationSchemeOptions, NameHandler>("names", _ => { });
        services.AddAuthorization();
    }

    private static Metadata Token(string name) => new() { { "authorization", "Name " + name } };

    private static async Task WaitUntil(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(10);
        }
    }

    private sealed class LoggingProbe : Probe.ProbeBase, IAsyncDisposable
    {
        private readonly List<string> _log;

        public LoggingProbe(List<string> log) => (_log = log).Add("made");

        public override Task<Note> Echo(Note request, ServerCallContext context)
        {
            _log.Add("called");
            return Task.FromResult(request);
        }

        public ValueTask DisposeAsync()
        {
            _log.Add("disposed");
            return ValueTask.CompletedTask;
        }
    }

    [Authorize]
    private sealed class GuardedProbe : Probe.ProbeBase
    {
        public override Task<Note> Echo(Note request, ServerCallContext context) =>
            Task.FromResult(new Note { Text = context.GetHttpContext().User.Identity!.Name });

        [Authorize(Roles = "quantri")]
        public override Task<Note> Fail(FailRequest request, ServerCallContext context) =>
            throw new RpcException(new Status((StatusCode)request.Code, ""));

        [AllowAnonymous]
        public override Task<Sum> Progress(HangRequest request, ServerCallContext context) => Task.FromResult(new Sum { Count = 1 });
    }

    private sealed class TracingProbe : Probe.ProbeBase
    {
        public override Task<Note> Echo(Note request, ServerCallContext context) =>
            Task.FromResult(new Note { Text = context.RequestHeaders.GetValue("traceparent") ?? "" });
    }

    private sealed class CuriousProbe : Probe.ProbeBase
    {
        public override Task<Note> Echo(Note request, ServerCallContext context) => Task.FromResult(new Note
        {
            Text = $"{context.Method}|{context.Host}|{context.Peer}|{context.Deadline - DateTime.UtcNow}",
        });
    }

    private sealed class NameHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers.Authorization.ToString() is not ['N', 'a', 'm', 'e', ' ', .. var name])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, name)], "names");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "names")));
        }
    }
}
