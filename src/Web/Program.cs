using EduCoop.ServiceDefaults;
using EduCoop.Web.Files;
using EduCoop.Web.Language;
using EduCoop.Web.Public;
using Microsoft.AspNetCore.ResponseCompression;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = WebRoot.Find() });
builder.AddServiceDefaults("web");
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<Texts>();
builder.Services.AddSingleton<AssetFiles>();
builder.Services.AddSingleton<DemoProfile>();
builder.Services.AddExceptionHandler<PageForFaults>();
// Public pages and the workspace's files hold nothing secret, so compressing them under TLS gives nothing away.
builder.Services.AddResponseCompression(options =>
{
    options.EnableForHttps = true;
    options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
});
builder.Services.AddSingleton<CampaignReader>();
builder.Services.AddHttpClient(CampaignReader.ClientName, client =>
{
    client.BaseAddress = builder.Configuration.ServiceAddress("reporting");
    // A reader waits for this; after it the last known copy is shown.
    client.Timeout = TimeSpan.FromSeconds(3);
});

var app = builder.Build();
app.UseResponseCompression();
app.UseMiddleware<SecurityHeaders>();
app.UsePublicLanguage();
app.MapServiceDefaults();
app.MapPublicPages();
app.MapAssets();
app.MapVerifyPage();
app.MapWorkspace();
await app.RunAsync();
return 0;
