using System.Security.Claims;
using System.Text;
using Dapper;
using EduCoop.Documents.Writing;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>Body of every step after the proposal; what a step needs is said at its route.</summary>
/// <param name="MessageId">Made by the caller; the same again is answered as a repeat.</param>
/// <param name="Signature">Who signs, in which capacity: needed to accept, approve, renew and end.</param>
/// <param name="Basis">The document it rests on: needed to approve.</param>
/// <param name="Reason">2-500 characters: needed to decline, withdraw and end.</param>
/// <param name="SchoolYear">Of a renewal: first calendar year of the wanted school year.</param>
public sealed record AgreementActRequest(Guid MessageId, AgreementSignature? Signature = null, AgreementBasis? Basis = null, string? Reason = null, int? SchoolYear = null);

/// <summary>What the steps have in common: who may do them in whose name, what they must bring, how they are answered.</summary>
internal static class AgreementActs
{
    private static readonly AgreementParty[] Schools = [AgreementParty.SupporterSchool, AgreementParty.SeekerSchool];
    private static readonly AgreementParty[] Offices = [AgreementParty.SupporterOffice, AgreementParty.SeekerOffice];

    // Its own people, or those of who stands in its place after a merger.
    private const string Heirs = "select distinct unit_id from unit_heir where heir_id = @unit and unit_id = any (@parties)";

    private const string NameOf = "select name from unit_copy where unit_id = @unit";

    internal static async Task<Results<Ok<AgreementView>, ProblemHttpResult>> DoAsync(
        Guid agreementId, AgreementStep step, AgreementActRequest request, ClaimsPrincipal user, AgreementBook book, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(step, request, clock.Today()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        var recorded = await book.ActAsync(
            agreementId,
            async (connection, agreement) =>
            {
                if (agreement.Terms is null)
                {
                    return (null, Refusal.NotFound);
                }

                var (party, unitName) = await PartyAsync(connection, agreement, step, request.MessageId, user, cancellation);
                return party is null
                    ? (null, await AgreementView.MayReadAsync(connection, agreement, user, cancellation) ? AgreementRefusals.NotAParty : Refusal.OutOfScope)
                    : (Message(agreementId, step, party.Value, request, user, unitName), null);
            },
            cancellation);
        if (recorded.Refusal is not null)
        {
            return recorded.Refusal.ToProblem();
        }

        await using var answering = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok((await AgreementView.FindAsync(answering, agreementId, cancellation))!);
    }

    private static AgreementMessage Message(Guid agreementId, AgreementStep step, AgreementParty party, AgreementActRequest request, ClaimsPrincipal user, string unitName) => new()
    {
        MessageId = request.MessageId,
        AgreementId = agreementId,
        Step = step,
        Party = party,
        By = user.AccountId(),
        ByUnit = user.ActingUnit()!.Value,
        ByUnitName = unitName,
        // The book fills in whose deployment this is and when it was done.
        Authority = "",
        ActedAt = default,
        LearnedAt = default,
        Signature = Clean(request.Signature),
        Basis = Clean(request.Basis),
        Reason = request.Reason?.Normalize(NormalizationForm.FormC),
        SchoolYear = step == AgreementStep.Renew ? request.SchoolYear : null,
    };

    /// <summary>In whose name the caller does this step: only her own unit's, or that of a unit in whose place it stands.</summary>
    private static async Task<(AgreementParty? Party, string UnitName)> PartyAsync(
        NpgsqlConnection connection, Agreement agreement, AgreementStep step, Guid messageId, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.ActingUnit() is not { } unit)
        {
            return (null, "");
        }

        var terms = agreement.Terms!;
        AgreementParty[] parties = step switch
        {
            AgreementStep.Accept or AgreementStep.Renew => Schools,
            AgreementStep.Approve => Offices,
            AgreementStep.Withdraw => [.. Schools, .. Offices, AgreementParty.Proposer],
            _ => [.. Schools, .. Offices],
        };
        parties = [.. parties.Where(party => RoleFits(user, party))];
        var units = parties.ToDictionary(party => party, party => party == AgreementParty.Proposer ? agreement.Proposal!.ByUnit : AgreementBook.UnitOf(terms, party));
        var own = (await connection.QueryAsync<Guid>(new CommandDefinition(Heirs, new { unit, parties = units.Values.ToArray() }, cancellationToken: cancellation))).Append(unit).ToHashSet();
        var mine = parties.Where(party => own.Contains(units[party])).ToArray();
        if (mine.Length == 0)
        {
            return (null, "");
        }

        // One unit may stand on both sides (one office with two schools): it speaks for the side that has not answered; a repeat is for the side it was for.
        var party = agreement.Messages.FirstOrDefault(message => message.MessageId == messageId)?.Party is { } repeated && mine.Contains(repeated) ? repeated
            : mine.Select(one => (AgreementParty?)one).FirstOrDefault(one => HasNotAnswered(agreement.Standing, step, one!.Value)) ?? mine[0];
        var name = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(NameOf, new { unit }, cancellationToken: cancellation)) ?? "";
        return (party, name);
    }

    private static bool HasNotAnswered(AgreementStanding standing, AgreementStep step, AgreementParty party) => step switch
    {
        AgreementStep.Accept or AgreementStep.Approve or AgreementStep.Decline => standing.Of(party) is null,
        AgreementStep.Renew => (party == AgreementParty.SupporterSchool ? standing.SupporterRenews : standing.SeekerRenews) is null,
        _ => true,
    };

    private static bool RoleFits(ClaimsPrincipal user, AgreementParty party) => party switch
    {
        AgreementParty.SupporterSchool or AgreementParty.SeekerSchool => user.IsInRole(Roles.SchoolOfficer),
        AgreementParty.SupporterOffice or AgreementParty.SeekerOffice => user.IsInRole(Roles.Approver) || user.IsInRole(Roles.UnitOfficer),
        _ => user.IsInRole(Roles.ProgrammeOfficer) || user.IsInRole(Roles.UnitOfficer),
    };

    private static Refusal? Refuse(AgreementStep step, AgreementActRequest request, DateOnly today) =>
        request.MessageId == Guid.Empty ? AgreementRefusals.IdMissing
        : step is AgreementStep.Accept or AgreementStep.Approve or AgreementStep.Renew or AgreementStep.End && request.Signature is null ? AgreementRefusals.SignatureMissing
        : request.Signature is { } signature && RefuseSignature(signature) is { } unsigned ? unsigned
        : step == AgreementStep.Approve && request.Basis is null ? AgreementRefusals.BasisInvalid
        : request.Basis is { } basis && RefuseBasis(basis, today) is { } baseless ? baseless
        : step is AgreementStep.Decline or AgreementStep.Withdraw or AgreementStep.End && request.Reason is null ? AgreementRefusals.ReasonInvalid
        : request.Reason is { } reason && !IsText(reason, 2, 500) ? AgreementRefusals.ReasonInvalid
        : step == AgreementStep.Renew && request.SchoolYear is null or < 2020 or > 2100 ? AgreementRefusals.YearMissing
        : null;

    internal static Refusal? RefuseSignature(AgreementSignature signature) =>
        IsText(signature.Name, 2, 100) && IsText(signature.Capacity, 2, 200) && signature.Capacity.Split(" / ") is { Length: <= 4 } lines && lines.All(line => line.Trim().Length > 0)
            ? null
            : AgreementRefusals.SignatureMissing;

    internal static Refusal? RefuseBasis(AgreementBasis basis, DateOnly today) =>
        basis.Number is { Length: <= 60 } && (DocumentNumbers.IsState(basis.Number) || DocumentNumbers.IsParty(basis.Number)) && basis.Date <= today && basis.Date.Year >= 1945
        && (basis.About is null || IsText(basis.About, 1, 300))
            ? null
            : AgreementRefusals.BasisInvalid;

    /// <summary>Within its length and without control characters or halves of letters, which PostgreSQL cannot keep.</summary>
    internal static bool IsText(string? text, int least, int most) =>
        text is not null && text.Trim().Length >= least && text.Length <= most && !text.Any(char.IsControl) && IsWhole(text);

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && ++i < text.Length && char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    internal static AgreementSignature? Clean(AgreementSignature? signature) =>
        signature is null ? null : new(signature.Name.Trim().Normalize(NormalizationForm.FormC), signature.Capacity.Trim().Normalize(NormalizationForm.FormC));

    internal static AgreementBasis? Clean(AgreementBasis? basis) =>
        basis is null ? null : basis with { Number = basis.Number.Normalize(NormalizationForm.FormC), About = basis.About?.Normalize(NormalizationForm.FormC) };
}
