using EduCoop.Gateway;
using EduCoop.Gateway.Accounts;
using EduCoop.Gateway.Forwarding;
using EduCoop.Gateway.Limits;
using EduCoop.Gateway.Sessions;
using EduCoop.Gateway.SigningIn;
using EduCoop.Gateway.Tokens;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddDatabase("gatewaydb");
if (args is ["migrate", ..])
{
    return await Migrator.RunAsync(builder, typeof(Program).Assembly);
}

var settings = GatewaySettings.From(builder.Configuration);
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton<Passwords>().AddSingleton<CheckPassword>().AddSingleton<SignInLimits>().AddSingleton<Status>();
builder.Services.AddKeys();
builder.Services.AddSingleton<SessionStore>();
SessionAuthentication.Add(builder.Services);
RequestLimits.Add(builder.Services, settings);
builder.Services.AddForwarding(builder.Configuration);
builder.Services.AddHostedService<FirstAccounts>();
builder.Services.AddHostedService<Housekeeping>();

var app = builder.Build();
app.UseKnownProxies();
app.UseSecurityHeaders();
app.MapServiceDefaults();
app.UseRateLimiter();
app.UseForgeryProtection();
app.MapGateway();
await app.RunAsync();
return 0;
