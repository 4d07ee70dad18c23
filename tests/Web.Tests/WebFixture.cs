using EduCoop.Testing;
using EduCoop.Web.Language;

namespace EduCoop.Web.Tests;

/// <summary>The real host on real Kestrel, with nobody at Reporting's address.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private ServiceHost<Texts>? web;

    /// <summary>Does not follow redirects and keeps no cookies, so that a test sees each answer as it is.</summary>
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Port 9 (discard) is refused at once on every machine of ours.
        web = await ServiceHost<Texts>.StartAsync(new ServiceSettings().WithService("reporting", new Uri("http://127.0.0.1:9")).With("EDUCOOP_DEMO", "1"));
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = web.Address };
    }

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        if (web is not null)
        {
            await web.DisposeAsync();
        }
    }
}
