using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduCoop.Storage.Mail;

/// <summary>The mail server, settings under "Smtp"; without a host nothing is mailed.</summary>
public sealed record SmtpOptions
{
    /// <summary>Its name.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>STARTTLS before anything is said; off only for a server on the same machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>Account at the server, where it asks for one.</summary>
    public string? User { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>Sender's address.</summary>
    public string From { get; init; } = "educoop@localhost";

    /// <summary>Is there a server?</summary>
    public bool IsThere => !string.IsNullOrWhiteSpace(Host);
}

/// <summary>Settings under "Reminders".</summary>
public sealed record ReminderOptions
{
    /// <summary>Hour in Vietnam from which the day's digests are made.</summary>
    public int FromHour { get; init; } = 7;

    /// <summary>Address of the workspace that mails point to.</summary>
    public Uri? Address { get; init; }
}

/// <summary>Brings the settings of digests and their mails into a service.</summary>
public static class MailSettings
{
    /// <summary>Reads "Reminders" and "Smtp" once.</summary>
    /// <param name="builder">The service's builder.</param>
    public static void AddMailSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Reminders").Get<ReminderOptions>() ?? new());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Smtp").Get<SmtpOptions>() ?? new());
    }
}
