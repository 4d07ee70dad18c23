using EduCoop.Storage.Mail;

namespace EduCoop.Reporting.Reminders;

/// <summary>Brings digests of reports and their mailer into the service.</summary>
internal static class NoticeSetup
{
    internal static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.AddMailSettings();
        builder.Services.AddSingleton<NoticeMailer>();
        builder.Services.AddHostedService<NoticeWorker>();
    }
}
