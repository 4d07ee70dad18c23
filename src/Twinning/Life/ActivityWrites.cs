using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Themes;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>What all steps of an activity have in common: who may do them, that a version is written once, what is kept and told.</summary>
internal static class ActivityWrites
{
    private const string Remember = """
        insert into activity_history (activity_id, version, agreement_id, kind, side, said, reason, by_account, by_name, by_unit, at)
        values ($1, $2, $3, $4, $5, $6::jsonb, $7::text, $8, $9, $10, $11)
        """;

    private const string Write = """
        update activity
        set school_year = $2, kind_code = $3, theme_code = $4, title = $5, content = $6::text, mode = $7, place = $8::text, leads = $9, starts_at = $10, ends_at = $11, state = $12, version = $13,
            held_on = $14::date, minutes = $15::int, supporter_teachers = $16::int, supporter_pupils = $17::int, seeker_teachers = $18::int, seeker_pupils = $19::int, results = $20::text,
            reported_by = $21::text, confirmed_at = $22::timestamptz, changed_at = $23
        where activity_id = $1
        """;

    /// <summary>The activity, the pair, and the school that the caller speaks for.</summary>
    internal static async Task<(KnownActivity Activity, KnownPair Pair, PairSide Side, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, Guid activityId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (await KnownActivity.FindAsync(connection, activityId, cancellation) is not { } known)
        {
            return (null!, null!, default, Refusal.NotFound);
        }

        var (pair, side, refusal) = await PairAccess.SpeakingAsync(connection, known.AgreementId, user, cancellation);
        return (known, pair, side, refusal);
    }

    /// <summary>Only the tables can tell whether kind and theme are in use.</summary>
    internal static async Task<Refusal?> CheckAsync(NpgsqlConnection connection, KnownPair pair, ActivityContent content, CancellationToken cancellation) =>
        !pair.HasYear(content.SchoolYear) ? LifeRefusals.YearOutside
        : !await ActivityKinds.IsActiveAsync(connection, content.KindCode, cancellation) ? LifeRefusals.KindUnknown
        : !(await ListThemes.ActiveAsync(connection, cancellation)).ContainsKey(content.ThemeCode) ? ListThemes.Unknown
        : null;

    internal static void AddHistory(
        this NpgsqlBatch batch, Guid activityId, Guid agreementId, long version, string kind, PairSide side, ActivitySaid said, string? reason, ClaimsPrincipal user, DateTimeOffset now) =>
        batch.Add(
            Remember, activityId, version, agreementId, kind, side.Snake(), JsonSerializer.Serialize(said, ContractJson.Options), reason, user.AccountId(), user.Identity?.Name ?? "",
            user.ActingUnit()!.Value, now);

    /// <summary>Writes the next version: history first, so that the second of two writers fails; then the row; then what others must hear.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="step">What is done.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    internal static async Task<Refusal?> WriteAsync(NpgsqlConnection connection, ActivityStep step, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        var (known, said, version) = (step.Known, step.Said, step.Known.Version + 1);
        var (activity, report) = (said.Activity, said.Report);
        batch.AddHistory(known.ActivityId, known.AgreementId, version, step.Kind, step.Side, said, step.Reason?.Nfc(), step.User, step.Now);
        batch.Add(
            Write, known.ActivityId, activity.SchoolYear, activity.KindCode, activity.ThemeCode, activity.Title, activity.Text, activity.Mode.Snake(), activity.Place, activity.Leads.Snake(), activity.StartsAt,
            activity.EndsAt, said.State.Snake(), version, report?.HeldOn, report?.Minutes, report?.SupporterTeachers, report?.SupporterPupils, report?.SeekerTeachers, report?.SeekerPupils,
            report?.Results, step.ReportedBy?.Snake(), step.ConfirmedAt, step.Now);
        if (step.Kind is "reported" or "corrected")
        {
            batch.AddToOutbox(Held(step, version), known.AgreementId.ToString());
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("activity_history_version"))
        {
            return LifeRefusals.Changed;
        }
    }

    private static ActivityHeld Held(ActivityStep step, long version)
    {
        var (activity, report, pair) = (step.Said.Activity, step.Said.Report!, step.Pair);
        return new(
            step.Known.ActivityId, step.Known.AgreementId, pair.Terms.Sides(), activity.SchoolYear, activity.KindCode, activity.ThemeCode, report.HeldOn, report.Minutes, report.SupporterTeachers,
            report.SupporterPupils, report.SeekerTeachers, report.SeekerPupils, step.Kind == "corrected", version);
    }

    /// <summary>What the caller sees after a step.</summary>
    internal static async Task<Results<Ok<ActivityView>, ProblemHttpResult>> AnswerAsync(
        NpgsqlConnection connection, Guid activityId, KnownPair pair, Refusal? refusal, CancellationToken cancellation) =>
        refusal is not null
            ? refusal.ToProblem()
            : TypedResults.Ok(await ActivityView.OfAsync(connection, (await KnownActivity.FindAsync(connection, activityId, cancellation))!, pair, cancellation));
}

/// <summary>One step of an activity.</summary>
internal sealed record ActivityStep(KnownActivity Known, KnownPair Pair, PairSide Side, string Kind, ActivitySaid Said, string? Reason, ClaimsPrincipal User, DateTimeOffset Now)
{
    /// <summary>Who told that it was held.</summary>
    internal PairSide? ReportedBy { get; init; }

    internal DateTimeOffset? ConfirmedAt { get; init; }
}
