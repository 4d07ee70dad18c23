namespace EduCoop.Web.Public;

/// <summary>Whether this deployment shows sample data (EDUCOOP_DEMO=1); then every page says so.</summary>
public sealed class DemoProfile(IConfiguration configuration)
{
    /// <summary>True in the demo profile.</summary>
    public bool IsOn { get; } = configuration["EDUCOOP_DEMO"] == "1";
}
