namespace EduCoop.Plans.Reminders;

/// <summary>Settings under "Reminders" and "Smtp".</summary>
internal sealed record ReminderOptions
{
    /// <summary>Hour in Vietnam from which the day's digests are made.</summary>
    public int FromHour { get; init; } = 7;

    /// <summary>Address of the workspace that mails point to.</summary>
    public Uri? Address { get; init; }

    internal static ReminderOptions Of(IConfiguration configuration) => configuration.GetSection("Reminders").Get<ReminderOptions>() ?? new();
}

/// <summary>The mail server; without a host nothing is mailed.</summary>
internal sealed record SmtpOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS before anything is said; off only for a server on the same machine.</summary>
    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    public string From { get; init; } = "educoop@localhost";

    internal bool IsThere => !string.IsNullOrWhiteSpace(Host);

    internal static SmtpOptions Of(IConfiguration configuration) => configuration.GetSection("Smtp").Get<SmtpOptions>() ?? new();
}
