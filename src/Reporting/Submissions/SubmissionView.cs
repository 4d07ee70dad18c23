using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Reporting.Forms;
using Npgsql;

namespace EduCoop.Reporting.Submissions;

/// <summary>A report as it stands.</summary>
/// <param name="ObligationId">What it is handed in for.</param>
/// <param name="RegimeName">Of which regime.</param>
/// <param name="UnitId">Who reports.</param>
/// <param name="UnitName">As printed on its day.</param>
/// <param name="PeriodLabel">For which period.</param>
/// <param name="PeriodFrom">Its first day.</param>
/// <param name="CutOff">Its last day.</param>
/// <param name="DueOn">Last day on which it is on time.</param>
/// <param name="HandedInOn">When it was first handed in, if it has not been taken back since.</param>
/// <param name="ReceiverId">Who receives it: the level above, or who the regime names.</param>
/// <param name="ReceiverName">Its name today.</param>
/// <param name="State">Null while nothing has been written.</param>
/// <param name="Version">Steps so far; the next step names it.</param>
/// <param name="FormId">The form it is filled in by.</param>
/// <param name="FormVersion">Its version.</param>
/// <param name="Answers">What was filled in.</param>
/// <param name="Narrative">What is said in words.</param>
/// <param name="Remarks">Why it came back.</param>
public sealed record SubmissionView(
    Guid ObligationId, string RegimeName, Guid UnitId, string UnitName, string PeriodLabel, DateOnly PeriodFrom, DateOnly CutOff, DateOnly DueOn, DateOnly? HandedInOn, Guid ReceiverId, string? ReceiverName,
    SubmissionState? State, int Version, Guid? FormId, int? FormVersion, FormAnswers Answers, string Narrative, string? Remarks);

/// <summary>Reads reports. A report that nobody has begun is there too: as its obligation, once it is known who receives it.</summary>
internal static class SubmissionStore
{
    private const string Find = """
        select o.obligation_id, r.name as regime_name, o.unit_id, o.unit_name, o.period_label, o.period_from, o.cut_off, o.due_on, o.handed_in_on,
               coalesce(s.receiver_unit_id, o.receiver_unit_id) as receiver_id, u.name as receiver_name, s.state, coalesce(s.version, 0) as version, s.form_id, s.form_version, s.answers::text as answers,
               coalesce(s.narrative, '') as narrative,
               (select t.remarks from submission_step t where t.obligation_id = o.obligation_id and t.remarks is not null order by t.version desc limit 1) as remarks
        from obligation o join regime r on r.regime_id = o.regime_id
        left join submission s on s.obligation_id = o.obligation_id left join unit_copy u on u.unit_id = coalesce(s.receiver_unit_id, o.receiver_unit_id)
        where o.obligation_id = @obligationId and o.cancelled_on is null and coalesce(s.receiver_unit_id, o.receiver_unit_id) is not null
        """;

    internal static async Task<SubmissionView?> FindAsync(NpgsqlConnection connection, Guid obligationId, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Find, new { obligationId }, cancellationToken: cancellation)) is { } row ? row.ToView() : null;

    internal static FormAnswers Read(string? answers) => answers is null ? FormAnswers.None : JsonSerializer.Deserialize<FormAnswers>(answers, ContractJson.Options)!;

    internal static string Text(FormAnswers answers) => JsonSerializer.Serialize(answers, ContractJson.Options);

    private sealed record Row
    {
        public required Guid ObligationId { get; init; }

        public required string RegimeName { get; init; }

        public required Guid UnitId { get; init; }

        public required string UnitName { get; init; }

        public required string PeriodLabel { get; init; }

        public required DateOnly PeriodFrom { get; init; }

        public required DateOnly CutOff { get; init; }

        public required DateOnly DueOn { get; init; }

        public required DateOnly? HandedInOn { get; init; }

        public required Guid ReceiverId { get; init; }

        public required string? ReceiverName { get; init; }

        public required string? State { get; init; }

        public required int Version { get; init; }

        public required Guid? FormId { get; init; }

        public required int? FormVersion { get; init; }

        public required string? Answers { get; init; }

        public required string Narrative { get; init; }

        public required string? Remarks { get; init; }

        internal SubmissionView ToView() => new(
            ObligationId, RegimeName, UnitId, UnitName, PeriodLabel, PeriodFrom, CutOff, DueOn, HandedInOn, ReceiverId, ReceiverName,
            State is { } state ? Enum.Parse<SubmissionState>(state, ignoreCase: true) : null, Version, FormId, FormVersion, Read(Answers), Narrative, Remarks);
    }
}
