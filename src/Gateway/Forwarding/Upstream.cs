namespace EduCoop.Gateway.Forwarding;

/// <summary>A service behind the gateway. To add one, add a line; its route exists only where AppHost gives the gateway its address.</summary>
/// <param name="Name">Resource name in AppHost and first part of the path after /api.</param>
/// <param name="GrpcPackage">Package of its .proto file.</param>
/// <param name="Uploads">Resources whose POST takes a whole file.</param>
internal sealed record Upstream(string Name, string GrpcPackage, params string[] Uploads)
{
    internal const string Web = "web";

    internal static IReadOnlyList<Upstream> All { get; } =
    [
        new("unit-directory", "educoop.unitdirectory.v1", "imports"),
        new("donations", "educoop.donations.v1", "statements"),
        new("reporting", "educoop.reporting.v1"),
        new("plans", "educoop.plans.v1", "drafts", "evidence"),
        new("twinning", "educoop.twinning.v1", "needs/import"),
        new("federation", "educoop.federation.v1"),
    ];

    /// <summary>The addresses of one endpoint, one per replica, as Aspire hands them out; none when the service is not deployed here.</summary>
    internal static IReadOnlyList<string> AddressesOf(IConfiguration configuration, string service, string endpoint) =>
        [.. configuration.GetSection($"services:{service}:{endpoint}").GetChildren().Select(child => child.Value).OfType<string>().Where(value => value.Length > 0)];
}
