namespace EduCoop.Plans.Reminders;

/// <summary>Brings reminders and their mailer into the service.</summary>
internal static class ReminderSetup
{
    internal static void AddReminders(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ReminderOptions.Of(builder.Configuration));
        builder.Services.AddSingleton(SmtpOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<DigestMailer>();
        builder.Services.AddHostedService<ReminderWorker>();
    }
}
