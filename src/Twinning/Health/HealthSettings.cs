namespace EduCoop.Twinning.Health;

/// <summary>Settings under "Health".</summary>
internal sealed class HealthSettings
{
    /// <summary>How often dormant pairs are looked for, and whether a day's figures are still to be counted.</summary>
    public TimeSpan Look { get; set; } = TimeSpan.FromMinutes(5);
}
