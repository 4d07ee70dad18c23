using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EduCoop.Gateway.Tests.Harness;

namespace EduCoop.Gateway.Tests;

/// <summary>TLS is switched on by configuration alone; the certificate is made by the test.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly GatewayDatabase database = new();
    private readonly string folder = Directory.CreateTempSubdirectory("educoop-tls-").FullName;

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_port_speaks_both_versions_of_HTTP_and_marks_cookie_and_answers_as_secure()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=educoop.example", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        var (http, https) = (FreePorts.Next(), FreePorts.Next());
        await using var upstream = await Upstream.StartAsync();
        await using var gateway = new ServiceProcess("EduCoop.Gateway", GatewayFixture.Demo(database).WithService("donations", upstream.Http)
            .With("Kestrel:Endpoints:Http:Url", $"http://127.0.0.1:{http}")
            .With("Kestrel:Endpoints:Https:Url", $"https://127.0.0.1:{https}")
            .With("Kestrel:Certificates:Default:Path", Path.Combine(folder, "cert.pem"))
            .With("Kestrel:Certificates:Default:KeyPath", Path.Combine(folder, "key.pem"))
            .With("urls", $"http://127.0.0.1:{http}"));
        gateway.Http.BaseAddress = new Uri($"http://127.0.0.1:{http}");
        await gateway.StartAsync();

        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var client = new HttpClient(new SocketsHttpHandler
            {
                UseCookies = false,
                SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == certificate.GetCertHashString() },
            })
            {
                BaseAddress = new Uri($"https://127.0.0.1:{https}"),
                DefaultRequestVersion = version,
                DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            client.DefaultRequestHeaders.Host = "educoop.example";
            // The plain port opens a moment before the other one.
            await Eventually.Async("the TLS port is open", () => client.GetAsync("/health/live"), live => live.IsSuccessStatusCode);
            var answer = await client.PostAsJsonAsync("/auth/sign-in", new { userName = "ketoan", password = GatewayFixture.DemoPassword });
            Assert.Equal((HttpStatusCode.OK, version), (answer.StatusCode, answer.Version));
            Assert.Contains("secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
            await client.GetAsync("/api/donations/campaigns");
            Assert.Equal("https", upstream.Last.Header("X-Forwarded-Proto"));
        }
    }
}
