using Dapper;
using EduCoop.Contracts.Twinning;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>What one school thinks of an activity.</summary>
/// <param name="Side">Which.</param>
/// <param name="Usefulness">1 (no use) to 5 (very useful).</param>
/// <param name="Text">In its words.</param>
/// <param name="ByName">Who said so.</param>
/// <param name="At">When.</param>
public sealed record ActivityEvaluation(PairSide Side, int Usefulness, string? Text, string ByName, DateTimeOffset At);

/// <summary>A gift of the donations ledger that belongs to an activity; its amount is there and not here.</summary>
/// <param name="ReferenceId">Id of the campaign, shipment or gift.</param>
/// <param name="Kind">campaign, shipment or gift.</param>
/// <param name="Note">A word on it.</param>
public sealed record ActivityGift(Guid ReferenceId, string Kind, string? Note);

/// <summary>A file that shows an activity.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Side">Which school brought it.</param>
/// <param name="FileName">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="ByteCount">How large.</param>
/// <param name="ShowsChildren">Children can be known on it.</param>
/// <param name="Consent">not_needed, asked, given or withdrawn.</param>
/// <param name="AddedAt">When it was brought.</param>
/// <param name="Withdrawn">Its bytes are gone.</param>
/// <param name="MayRead">The caller may fetch it.</param>
public sealed record ActivityFileView(
    Guid FileId, PairSide Side, string FileName, string MediaType, long ByteCount, bool ShowsChildren, string Consent, DateTimeOffset AddedAt, bool Withdrawn, bool MayRead);

/// <summary>An activity with all that belongs to it.</summary>
public sealed record ActivityView
{
    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>The pair's agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>To be named when it is changed.</summary>
    public required long Version { get; init; }

    /// <summary>How far it is.</summary>
    public required ActivityState State { get; init; }

    /// <summary>What is planned.</summary>
    public required ActivityContent Activity { get; init; }

    /// <summary>The kind's Vietnamese name.</summary>
    public required string KindName { get; init; }

    /// <summary>The kind's English name.</summary>
    public required string KindNameEn { get; init; }

    /// <summary>Gifts change hands at this kind.</summary>
    public required bool Gives { get; init; }

    /// <summary>The theme's Vietnamese name.</summary>
    public required string ThemeName { get; init; }

    /// <summary>Who proposed it.</summary>
    public required PairSide ProposedBy { get; init; }

    /// <summary>What came of it.</summary>
    public required ActivityReport? Report { get; init; }

    /// <summary>Who reported it.</summary>
    public required PairSide? ReportedBy { get; init; }

    /// <summary>When the other school confirmed the report.</summary>
    public required DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When something was last said.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>For which school the caller speaks.</summary>
    public required PairSide? MySide { get; init; }

    /// <summary>The supporting school's name on the day of the agreement.</summary>
    public required string SupporterName { get; init; }

    /// <summary>The other school's.</summary>
    public required string SeekerName { get; init; }

    /// <summary>The last word of each school.</summary>
    public required IReadOnlyList<ActivityEvaluation> Evaluations { get; init; }

    /// <summary>Gifts of the donations ledger.</summary>
    public required IReadOnlyList<ActivityGift> Gifts { get; init; }

    /// <summary>Files, also those that are gone.</summary>
    public required IReadOnlyList<ActivityFileView> Files { get; init; }

    private const string LastEvaluations = """
        select distinct on (side) side, usefulness::int, content, by_name, at from activity_evaluation where activity_id = @activityId order by side, at desc, evaluation_id desc
        """;

    private const string NamedGifts = "select reference_id, kind, note from activity_gift where activity_id = @activityId order by added_at, reference_id";

    private const string BroughtFiles = """
        select file_id, side, file_name, media_type, byte_count, shows_children, consent, added_at, sha256 is null as withdrawn from activity_file where activity_id = @activityId
        order by added_at, file_id
        """;

    internal static async Task<ActivityView> OfAsync(NpgsqlConnection connection, KnownActivity known, KnownPair pair, CancellationToken cancellation)
    {
        var values = new { known.ActivityId };
        var evaluations = await connection.QueryAsync<(PairSide, int, string?, string, DateTimeOffset)>(new CommandDefinition(LastEvaluations, values, cancellationToken: cancellation));
        var gifts = await connection.QueryAsync<ActivityGift>(new CommandDefinition(NamedGifts, values, cancellationToken: cancellation));
        var files = await connection.QueryAsync<FileRow>(new CommandDefinition(BroughtFiles, values, cancellationToken: cancellation));
        return new()
        {
            ActivityId = known.ActivityId,
            AgreementId = known.AgreementId,
            Version = known.Version,
            State = known.State,
            Activity = known.Content,
            KindName = known.KindName,
            KindNameEn = known.KindNameEn,
            Gives = known.Gives,
            ThemeName = known.ThemeName,
            ProposedBy = known.ProposedBy,
            Report = known.Report,
            ReportedBy = known.ReportedBy,
            ConfirmedAt = known.ConfirmedAt,
            ChangedAt = known.ChangedAt,
            MySide = pair.Mine,
            SupporterName = pair.Terms.Supporter.SchoolName,
            SeekerName = pair.Terms.Seeker.SchoolName,
            Evaluations = [.. evaluations.Select(one => new ActivityEvaluation(one.Item1, one.Item2, one.Item3, one.Item4, one.Item5))],
            Gifts = gifts.AsList(),
            Files = [.. files.Select(file => file.View(pair.Mine))],
        };
    }

    private sealed record FileRow
    {
        public required Guid FileId { get; init; }

        public required PairSide Side { get; init; }

        public required string FileName { get; init; }

        public required string MediaType { get; init; }

        public required long ByteCount { get; init; }

        public required bool ShowsChildren { get; init; }

        public required string Consent { get; init; }

        public required DateTimeOffset AddedAt { get; init; }

        public required bool Withdrawn { get; init; }

        internal ActivityFileView View(PairSide? mine) => new(
            FileId, Side, FileName, MediaType, ByteCount, ShowsChildren, Consent, AddedAt, Withdrawn, !Withdrawn && FileConsent.MayRead(Consent, Side, mine));
    }
}

/// <summary>A row of the table activity with the names of its kind and theme.</summary>
internal sealed record KnownActivity
{
    private const string Find = """
        select a.activity_id, a.agreement_id, a.school_year, a.kind_code, k.name as kind_name, k.name_en as kind_name_en, k.gives, a.theme_code, t.name as theme_name, a.title, a.content as text,
               replace(a.mode, '_', '') as mode, a.place, a.leads, a.starts_at, a.ends_at, a.state, a.version, a.proposed_by, a.held_on, a.minutes, a.supporter_teachers, a.supporter_pupils,
               a.seeker_teachers, a.seeker_pupils, a.results, a.reported_by, a.confirmed_at, a.changed_at
        from activity a join activity_kind k using (kind_code) join theme t on t.theme_code = a.theme_code
        where a.activity_id = @activityId
        """;

    public required Guid ActivityId { get; init; }

    public required Guid AgreementId { get; init; }

    public required int SchoolYear { get; init; }

    public required string KindCode { get; init; }

    public required string KindName { get; init; }

    public required string KindNameEn { get; init; }

    public required bool Gives { get; init; }

    public required string ThemeCode { get; init; }

    public required string ThemeName { get; init; }

    public required string Title { get; init; }

    public required string? Text { get; init; }

    public required SupportMode Mode { get; init; }

    public required string? Place { get; init; }

    public required ActivityLead Leads { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required ActivityState State { get; init; }

    public required long Version { get; init; }

    public required PairSide ProposedBy { get; init; }

    public required DateOnly? HeldOn { get; init; }

    public required int? Minutes { get; init; }

    public required int? SupporterTeachers { get; init; }

    public required int? SupporterPupils { get; init; }

    public required int? SeekerTeachers { get; init; }

    public required int? SeekerPupils { get; init; }

    public required string? Results { get; init; }

    public required PairSide? ReportedBy { get; init; }

    public required DateTimeOffset? ConfirmedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal ActivityContent Content => new(SchoolYear, KindCode, ThemeCode, Title, Text, Mode, Place, Leads, StartsAt, EndsAt);

    internal ActivityReport? Report => State != ActivityState.Held ? null
        : new(HeldOn!.Value, Minutes!.Value, SupporterTeachers!.Value, SupporterPupils!.Value, SeekerTeachers!.Value, SeekerPupils!.Value, Results!);

    internal ActivitySaid Said => new(Content, Report, State);

    internal static Task<KnownActivity?> FindAsync(NpgsqlConnection connection, Guid activityId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<KnownActivity>(new CommandDefinition(Find, new { activityId }, cancellationToken: cancellation));
}
