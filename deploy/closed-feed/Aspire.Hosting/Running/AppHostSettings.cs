using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>Where the AppHost keeps what it knows, and where its page listens; both under the configuration keys that Aspire itself reads.</summary>
internal sealed record AppHostSettings(string Store, Uri Dashboard)
{
    public string Logs => Path.Combine(Store, "logs");

    public string Telemetry => Path.Combine(Store, "telemetry");

    public static AppHostSettings From(IConfiguration configuration, string appHostDirectory)
    {
        var store = configuration["Aspire:Store:Path"] is { Length: > 0 } given ? given : Path.Combine(appHostDirectory, "obj", ".aspire");
        var url = (configuration["ASPNETCORE_URLS"] ?? configuration["URLS"] ?? "http://localhost:18888").Split(';')[0];
        return new AppHostSettings(Path.GetFullPath(store), new Uri(url));
    }
}
