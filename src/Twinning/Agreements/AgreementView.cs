using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>A unit by the name it was printed with and as it is today.</summary>
/// <param name="Party">Which side.</param>
/// <param name="UnitId">The unit of that day.</param>
/// <param name="PrintedName">Its name on the day of the proposal.</param>
/// <param name="CurrentName">Its name today.</param>
/// <param name="LastDay">Its last day, once that is known.</param>
/// <param name="Successors">Who stands in its place today; empty while it goes on itself.</param>
public sealed record AgreementUnit(AgreementParty Party, Guid UnitId, string PrintedName, string CurrentName, DateOnly? LastDay, IReadOnlyList<AgreementSuccessor> Successors);

/// <summary>Who stands in the place of a unit that has ended.</summary>
/// <param name="UnitId">The successor.</param>
/// <param name="Name">Its name.</param>
public sealed record AgreementSuccessor(Guid UnitId, string Name);

/// <summary>One step as it was said, and what became of it.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Step">What was done.</param>
/// <param name="Party">In whose name.</param>
/// <param name="By">The account; empty where time acted.</param>
/// <param name="ByUnitName">The unit's name on the day.</param>
/// <param name="Authority">The deployment it came from.</param>
/// <param name="ActedAt">When it was done.</param>
/// <param name="LearnedAt">When it was learned here.</param>
/// <param name="Effect">Does it count?</param>
/// <param name="Code">Why it does not.</param>
/// <param name="Signature">Who signed.</param>
/// <param name="Basis">The document it rests on.</param>
/// <param name="Reason">In their words.</param>
/// <param name="SchoolYear">Of a renewal.</param>
public sealed record AgreementStepView(
    Guid MessageId, AgreementStep Step, AgreementParty Party, Guid By, string ByUnitName, string Authority, DateTimeOffset ActedAt, DateTimeOffset LearnedAt, AgreementEffect Effect, string? Code,
    AgreementSignature? Signature, AgreementBasis? Basis, string? Reason, int? SchoolYear);

/// <summary>An agreement with its history and whose turn it is until when.</summary>
public sealed record AgreementView
{
    /// <summary>The agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>How far it is.</summary>
    public required AgreementState State { get; init; }

    /// <summary>When this stage began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Grows by one with each step.</summary>
    public required long Version { get; init; }

    /// <summary>What both sides sign, with the names of the day.</summary>
    public required AgreementTerms Terms { get; init; }

    /// <summary>Both schools and both offices as printed and as they are today.</summary>
    public required IReadOnlyList<AgreementUnit> Units { get; init; }

    /// <summary>Whose answer is awaited.</summary>
    public required IReadOnlyList<AgreementParty> Turn { get; init; }

    /// <summary>Until when; of an active one: when it is over unless it is renewed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Since when it is active.</summary>
    public DateTimeOffset? ActiveSince { get; init; }

    /// <summary>First calendar year of the last school year now agreed.</summary>
    public required int ThroughYear { get; init; }

    /// <summary>How many school years were added.</summary>
    public required int Renewals { get; init; }

    /// <summary>Schools that have said yes to one more year while the other has not.</summary>
    public required IReadOnlyList<AgreementParty> WantsRenewal { get; init; }

    /// <summary>All that was ever said, in the order of the acts.</summary>
    public required IReadOnlyList<AgreementStepView> History { get; init; }

    private const string Heirs = """
        select h.unit_id, h.heir_id, c.name from unit_heir h join unit_copy c on c.unit_id = h.heir_id where h.unit_id = any (@units) and h.is_last order by c.name
        """;

    internal static async Task<Results<Ok<AgreementView>, ProblemHttpResult>> Handle(Guid agreementId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (agreement, refusal) = await ReadableAsync(connection, agreementId, user, cancellation);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(await OfAsync(connection, agreement, cancellation));
    }

    /// <summary>The agreement, when it is there and the caller may read it; else why not.</summary>
    internal static async Task<(Agreement Agreement, Refusal? Refusal)> ReadableAsync(NpgsqlConnection connection, Guid agreementId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var agreement = await AgreementBook.FindAsync(connection, agreementId, cancellation);
        return (agreement, agreement.Terms is null ? Refusal.NotFound : await MayReadAsync(connection, agreement, user, cancellation) ? null : Refusal.OutOfScope);
    }

    /// <summary>All whom the agreement names, and all above them, read it whole: both sides must see the same paper.</summary>
    internal static async Task<bool> MayReadAsync(NpgsqlConnection connection, Agreement agreement, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var units = await UnitLookup.FindAsync(connection, UnitsOf(agreement.Terms!).Select(unit => unit.UnitId).Append(agreement.Proposal!.ByUnit), cancellation);
        return user.IsInRole(Roles.Administrator) || units.Values.Any(unit => user.MayActOn(unit.Path));
    }

    /// <returns>Null when there is none.</returns>
    internal static async Task<AgreementView?> FindAsync(NpgsqlConnection connection, Guid agreementId, CancellationToken cancellation)
    {
        var agreement = await AgreementBook.FindAsync(connection, agreementId, cancellation);
        return agreement.Terms is null ? null : await OfAsync(connection, agreement, cancellation);
    }

    internal static (AgreementParty Party, Guid UnitId, string Name)[] UnitsOf(AgreementTerms terms) =>
    [
        (AgreementParty.SupporterSchool, terms.Supporter.SchoolId, terms.Supporter.SchoolName),
        (AgreementParty.SupporterOffice, terms.Supporter.OfficeId, terms.Supporter.OfficeName),
        (AgreementParty.SeekerSchool, terms.Seeker.SchoolId, terms.Seeker.SchoolName),
        (AgreementParty.SeekerOffice, terms.Seeker.OfficeId, terms.Seeker.OfficeName),
    ];

    private static async Task<AgreementView> OfAsync(NpgsqlConnection connection, Agreement agreement, CancellationToken cancellation)
    {
        var (standing, terms) = (agreement.Standing, agreement.Terms!);
        return new()
        {
            AgreementId = agreement.Id,
            State = standing.State,
            Since = standing.Since,
            Version = agreement.Version,
            Terms = terms,
            Units = await UnitsTodayAsync(connection, terms, cancellation),
            Turn = [.. standing.Turn()],
            DueAt = await AgreementBook.DueAtAsync(connection, agreement.Id, cancellation),
            ActiveSince = standing.ActiveSince,
            ThroughYear = standing.ThroughYear,
            Renewals = standing.Renewals,
            WantsRenewal = [.. WantsRenewalOf(standing)],
            History = [.. agreement.Messages.Select((message, i) => StepOf(message, agreement.Dispositions[i]))],
        };
    }

    private static IEnumerable<AgreementParty> WantsRenewalOf(AgreementStanding standing)
    {
        if (standing.SupporterRenews is not null)
        {
            yield return AgreementParty.SupporterSchool;
        }

        if (standing.SeekerRenews is not null)
        {
            yield return AgreementParty.SeekerSchool;
        }
    }

    internal static async Task<IReadOnlyList<AgreementUnit>> UnitsTodayAsync(NpgsqlConnection connection, AgreementTerms terms, CancellationToken cancellation)
    {
        var parties = UnitsOf(terms);
        var units = parties.Select(party => party.UnitId).ToArray();
        var today = await UnitLookup.FindAsync(connection, units, cancellation);
        var heirs = (await connection.QueryAsync<(Guid UnitId, Guid HeirId, string Name)>(new CommandDefinition(Heirs, new { units }, cancellationToken: cancellation))).ToLookup(heir => heir.UnitId);
        return
        [
            .. parties.Select(party =>
            {
                var unit = today.GetValueOrDefault(party.UnitId);
                return new AgreementUnit(
                    party.Party, party.UnitId, party.Name, unit?.Name ?? party.Name, unit?.LastDay, [.. heirs[party.UnitId].Select(heir => new AgreementSuccessor(heir.HeirId, heir.Name))]);
            }),
        ];
    }

    private static AgreementStepView StepOf(AgreementMessage message, Disposition disposition) => new(
        message.MessageId, message.Step, message.Party, message.By, message.ByUnitName, message.Authority, message.ActedAt, message.LearnedAt, disposition.Effect, disposition.Code, message.Signature,
        message.Basis, message.Reason, message.SchoolYear);
}
