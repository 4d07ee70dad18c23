using System.Security.Claims;
using System.Text;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>One thing that one side brings.</summary>
/// <param name="IsSupporter">True: the supporting school.</param>
/// <param name="ThemeCode">A theme of GET /themes.</param>
/// <param name="Content">What, how much, how: 2-500 characters.</param>
public sealed record GiveRequest(bool IsSupporter, string ThemeCode, string Content);

/// <summary>Body of POST /agreements.</summary>
/// <param name="AgreementId">Made by the caller.</param>
/// <param name="MessageId">Made by the caller; the same again is answered as a repeat.</param>
/// <param name="SupporterId">The school that supports.</param>
/// <param name="SeekerId">The school that needs support.</param>
/// <param name="Gives">2-40 lines, at least one of each side: both give.</param>
/// <param name="FromYear">First calendar year of the first school year.</param>
/// <param name="ThroughYear">First calendar year of the last, at most four years later.</param>
/// <param name="Place">Where the document is made, 2-100 characters.</param>
/// <param name="Symbol">Symbol behind the number's place, 3-40 characters: "BTT-THM".</param>
/// <param name="Signature">Who signs the proposal.</param>
/// <param name="Basis">The document that the proposal rests on.</param>
/// <param name="SupporterContact">Name and function of who is to be asked, at most 200 characters.</param>
/// <param name="SeekerContact">The same of the other side.</param>
/// <param name="Bases">Documents that the agreement rests on, at most 10 of 300 characters.</param>
public sealed record ProposeAgreementRequest(
    Guid AgreementId, Guid MessageId, Guid SupporterId, Guid SeekerId, IReadOnlyList<GiveRequest> Gives, int FromYear, int ThroughYear, string Place, string Symbol,
    AgreementSignature Signature, AgreementBasis? Basis = null, string? SupporterContact = null, string? SeekerContact = null, IReadOnlyList<string>? Bases = null);

/// <summary>Who proposes.</summary>
internal sealed record Proposer(Guid Account, KnownUnit Unit);

/// <summary>POST /agreements: a school proposes itself to another, and is bound by that; or an office proposes two schools, one of which lies in its scope, and has consented to nothing.</summary>
internal static class ProposeAgreement
{
    private const string Themes = "select theme_code, name from theme where active and theme_code = any (@codes)";

    internal static async Task<Results<Created<AgreementView>, Ok<AgreementView>, ProblemHttpResult>> Handle(
        ProposeAgreementRequest request, ClaimsPrincipal user, AgreementBook book, AgreementSettings settings, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request, clock.Today()) is { } unfit)
        {
            return unfit.ToProblem();
        }

        var recorded = await book.ActAsync(
            request.AgreementId, async (connection, _) => await MessageAsync(connection, request, user, settings, clock.Today(), cancellation), cancellation);
        if (recorded.Refusal is not null)
        {
            return recorded.Refusal.ToProblem();
        }

        await using var answering = await database.OpenConnectionAsync(cancellation);
        var view = (await AgreementView.FindAsync(answering, request.AgreementId, cancellation))!;
        return recorded.IsKnown ? TypedResults.Ok(view) : TypedResults.Created($"/agreements/{request.AgreementId}", view);
    }

    private static async Task<(AgreementMessage? Message, Refusal? Refusal)> MessageAsync(
        NpgsqlConnection connection, ProposeAgreementRequest request, ClaimsPrincipal user, AgreementSettings settings, DateOnly today, CancellationToken cancellation)
    {
        var units = await UnitLookup.FindAsync(connection, [request.SupporterId, request.SeekerId, user.ActingUnit() ?? Guid.Empty], cancellation);
        if (!units.TryGetValue(request.SupporterId, out var supporter) || !units.TryGetValue(request.SeekerId, out var seeker))
        {
            return (null, UnitLookup.UnitUnknown);
        }

        if (!user.MayActOn(supporter.Path) && !user.MayActOn(seeker.Path))
        {
            return (null, Refusal.OutOfScope);
        }

        var unit = user.ActingUnit();
        AgreementParty? party = user.IsInRole(Roles.SchoolOfficer)
            ? unit == supporter.UnitId ? AgreementParty.SupporterSchool : unit == seeker.UnitId ? AgreementParty.SeekerSchool : null
            : unit == supporter.UnitId || unit == seeker.UnitId ? null : AgreementParty.Proposer;
        if (party is null || unit is null || !units.TryGetValue(unit.Value, out var own))
        {
            return (null, AgreementRefusals.NotAParty);
        }

        return await ComposeAsync(connection, request, supporter, seeker, party.Value, new(user.AccountId(), own), settings, today, cancellation);
    }

    /// <summary>An office's proposal of a pair that a second person has released; the caller has seen to the scope.</summary>
    internal static async Task<(AgreementMessage? Message, Refusal? Refusal)> OfOfficeAsync(
        NpgsqlConnection connection, ProposeAgreementRequest request, Proposer proposer, AgreementSettings settings, DateOnly today, CancellationToken cancellation)
    {
        if (Refuse(request, today) is { } unfit)
        {
            return (null, unfit);
        }

        var units = await UnitLookup.FindAsync(connection, [request.SupporterId, request.SeekerId], cancellation);
        return units.TryGetValue(request.SupporterId, out var supporter) && units.TryGetValue(request.SeekerId, out var seeker)
            ? await ComposeAsync(connection, request, supporter, seeker, AgreementParty.Proposer, proposer, settings, today, cancellation)
            : (null, UnitLookup.UnitUnknown);
    }

    private static async Task<(AgreementMessage? Message, Refusal? Refusal)> ComposeAsync(
        NpgsqlConnection connection, ProposeAgreementRequest request, KnownUnit supporter, KnownUnit seeker, AgreementParty party, Proposer proposer, AgreementSettings settings, DateOnly today,
        CancellationToken cancellation)
    {
        var (pair, refusal) = await ProposedPair.FindAsync(connection, request.SupporterId, request.SeekerId, request.FromYear, today, cancellation);
        if (pair is null)
        {
            return (null, refusal);
        }

        var themes = await ThemesAsync(connection, request, cancellation);
        if (request.Gives.Any(give => !themes.ContainsKey(give.ThemeCode)))
        {
            return (null, AgreementRefusals.GivesInvalid);
        }

        return (new AgreementMessage
        {
            MessageId = request.MessageId,
            AgreementId = request.AgreementId,
            Step = AgreementStep.Propose,
            Party = party,
            By = proposer.Account,
            ByUnit = proposer.Unit.UnitId,
            ByUnitName = proposer.Unit.Name,
            Authority = settings.Authority,
            ActedAt = default,
            LearnedAt = default,
            Signature = AgreementActs.Clean(request.Signature),
            Basis = AgreementActs.Clean(request.Basis),
            Terms = new(
                new(supporter.UnitId, supporter.Name, pair.SupporterOffice.UnitId, pair.SupporterOffice.Name, settings.Authority, Nfc(request.SupporterContact)),
                new(seeker.UnitId, seeker.Name, pair.SeekerOffice.UnitId, pair.SeekerOffice.Name, settings.Authority, Nfc(request.SeekerContact)),
                [.. request.Gives.Select(give => new AgreementGive(give.IsSupporter, give.ThemeCode, themes[give.ThemeCode], Nfc(give.Content)!))],
                request.FromYear, request.ThroughYear, Nfc(request.Place)!, Nfc(request.Symbol)!, [.. (request.Bases ?? []).Select(line => Nfc(line)!)]),
        }, null);
    }

    private static async Task<Dictionary<string, string>> ThemesAsync(NpgsqlConnection connection, ProposeAgreementRequest request, CancellationToken cancellation)
    {
        var codes = request.Gives.Select(give => give.ThemeCode).Distinct().ToArray();
        return (await connection.QueryAsync<(string Code, string Name)>(new CommandDefinition(Themes, new { codes }, cancellationToken: cancellation))).ToDictionary(theme => theme.Code, theme => theme.Name);
    }

    internal static Refusal? Refuse(ProposeAgreementRequest request, DateOnly today) =>
        request.AgreementId == Guid.Empty || request.MessageId == Guid.Empty ? AgreementRefusals.IdMissing
        : request.SupporterId == request.SeekerId ? AgreementRefusals.SameSchool
        : request.Gives.Count is < 2 or > 40 || !request.Gives.Any(give => give.IsSupporter) || request.Gives.All(give => give.IsSupporter)
            || request.Gives.Any(give => !AgreementActs.IsText(give.Content, 2, 500) || !AgreementActs.IsText(give.ThemeCode, 1, 40)) ? AgreementRefusals.GivesInvalid
        : request.FromYear is < 2020 or > 2100 || request.ThroughYear < request.FromYear || request.ThroughYear > request.FromYear + 4 || new DateOnly(request.ThroughYear + 1, 5, 31) < today ? AgreementRefusals.YearsInvalid
        : !AgreementActs.IsText(request.Place, 2, 100) ? AgreementRefusals.Text("place", 2, 100)
        : !AgreementActs.IsText(request.Symbol, 3, 40) ? AgreementRefusals.Text("symbol", 3, 40)
        : request.SupporterContact is not null && !AgreementActs.IsText(request.SupporterContact, 1, 200) ? AgreementRefusals.Text("supporterContact", 1, 200)
        : request.SeekerContact is not null && !AgreementActs.IsText(request.SeekerContact, 1, 200) ? AgreementRefusals.Text("seekerContact", 1, 200)
        : request.Bases is { Count: > 10 } || (request.Bases ?? []).Any(line => !AgreementActs.IsText(line, 2, 300)) ? AgreementRefusals.Text("bases", 2, 300)
        : AgreementActs.RefuseSignature(request.Signature) ?? (request.Basis is { } basis ? AgreementActs.RefuseBasis(basis, today) : null);

    private static string? Nfc(string? text) => text?.Trim().Normalize(NormalizationForm.FormC);
}
