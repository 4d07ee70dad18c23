using EduCoop.ServiceDefaults;
using EduCoop.Storage.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Plans.Reminders;

/// <summary>What a run has made.</summary>
/// <param name="Day">The day.</param>
/// <param name="Made">New reminders; 0 when all had been said.</param>
public sealed record RemindersMade(DateOnly Day, int Made);

/// <summary>POST /reminders/run: today's digests now, for an operator who does not want to wait. Nothing is said twice.</summary>
internal static class RunReminders
{
    internal static readonly Refusal UnderWay = new("under_way", "Đang lập nhắc việc.", "Một tiến trình khác đang lập; chờ vài giây rồi xem lại.", StatusCodes.Status409Conflict);

    internal static async Task<Results<Ok<RemindersMade>, ProblemHttpResult>> Handle(NpgsqlDataSource database, SmtpOptions smtp, TimeProvider clock, CancellationToken cancellation)
    {
        var day = clock.Today();
        return await MakeReminders.RunAsync(database, day, smtp.IsThere, again: true, clock.Now(), cancellation) is { } made
            ? TypedResults.Ok(new RemindersMade(day, made))
            : UnderWay.ToProblem();
    }
}
