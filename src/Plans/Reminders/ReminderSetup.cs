using EduCoop.Storage.Mail;

namespace EduCoop.Plans.Reminders;

/// <summary>Brings reminders and their mailer into the service.</summary>
internal static class ReminderSetup
{
    internal static void AddReminders(this WebApplicationBuilder builder)
    {
        builder.AddMailSettings();
        builder.Services.AddSingleton<DigestMailer>();
        builder.Services.AddHostedService<ReminderWorker>();
    }
}
