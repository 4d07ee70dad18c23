using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Units;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>A pair that is to be proposed, with what both have said they bring.</summary>
internal sealed record PairToPropose(Guid SeekerId, Guid SupporterId, string ThemeCode, string? SupporterGives, string? SeekerGives);

/// <summary>
/// Proposes the pairs of a released run one by one. Agreement and message have ids that follow from run and pair, so a process that dies anywhere and the one that goes on propose each pair once.
/// </summary>
internal sealed class PublishRun(NpgsqlDataSource database, AgreementBook book, AgreementSettings settings, TimeProvider clock)
{
    /// <summary>Stands for any pair where only what all proposals share is looked at.</summary>
    internal static readonly PairToPropose Example = new(new("0199cccc-0000-7000-8000-0000000000f1"), new("0199cccc-0000-7000-8000-0000000000f2"), "stem", "Nội dung đã đăng ký", null);

    private const int MostText = 500;

    private const string Read = "select publication::text as publication, published_by, published_unit, chosen from matching_run where run_id = @runId and publish_state = 'publishing'";

    private const string Pairs = """
        select p.seeker_id, p.supporter_id, p.theme_code, p.outcome is not null as is_done from matching_pair p
        where p.run_id = @runId and p.solutions @> array[@chosen] order by p.disadvantage desc, p.urgency desc, p.seeker_id, p.supporter_id
        """;

    // Another road has brought the two together meanwhile, or they were together before.
    private const string Agreed = """
        select a.agreement_id from agreement a
        where a.state in ('proposed', 'accepted', 'active') and a.agreement_id <> @own
          and (a.seeker_id = @SeekerId or a.seeker_id in (select unit_id from school_heir where heir_id = @SeekerId))
          and (a.supporter_id = @SupporterId or a.supporter_id in (select unit_id from school_heir where heir_id = @SupporterId))
        order by a.agreement_id limit 1
        """;

    private const string Mark = """
        update matching_pair set outcome = $4, agreement_id = $5::uuid, refusal = $6::jsonb where run_id = $1 and seeker_id = $2 and supporter_id = $3 and outcome is null
        """;

    private const string Hold = "select true from matching_run where run_id = @runId and lease_owner = @owner and publish_state = 'publishing' for update";

    private const string Counts = "select outcome, count(*)::int from matching_pair where run_id = @runId and outcome is not null group by 1";

    private const string Done = "update matching_run set publish_state = 'published', percent = 100, lease_owner = null, lease_until = null where run_id = $1";

    internal async Task WorkAsync(RunJob job, Guid owner, Action<int> reached, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<ReleaseLine>(new CommandDefinition(Read, new { job.RunId }, cancellationToken: cancellation)) is not { } release)
        {
            return;
        }

        var request = JsonSerializer.Deserialize<PublishRequest>(release.Publication, ContractJson.Options)!;
        var pairs = (await connection.QueryAsync<PairLine>(new CommandDefinition(Pairs, new { job.RunId, release.Chosen }, cancellationToken: cancellation))).AsList();
        var said = new SaidOf(await RunStore.ReadInputAsync(database, job.RunId, cancellation));
        var unit = (await UnitLookup.FindAsync(connection, [release.PublishedUnit], cancellation))[release.PublishedUnit];
        for (var at = 0; at < pairs.Count; at++)
        {
            if (!pairs[at].IsDone)
            {
                var pair = new PairToPropose(pairs[at].SeekerId, pairs[at].SupporterId, pairs[at].ThemeCode, said.Gives(pairs[at]), said.Brings(pairs[at]));
                await ProposeAsync(connection, job, request, pair, new(release.PublishedBy, unit), cancellation);
            }

            reached((at + 1) * 100 / pairs.Count);
        }

        await FinishAsync(connection, job, owner, request, cancellation);
    }

    /// <summary>The proposal of one pair; the same whoever makes it and however often.</summary>
    internal static ProposeAgreementRequest Proposal(Guid runId, int schoolYear, PublishRequest request, PairToPropose pair) => new(
        DerivedId.Agreement(runId, pair.SeekerId, pair.SupporterId), DerivedId.Proposal(runId, pair.SeekerId, pair.SupporterId), pair.SupporterId, pair.SeekerId,
        [new(true, pair.ThemeCode, Cut(pair.SupporterGives ?? request.SeekerGives)), new(false, pair.ThemeCode, Cut(pair.SeekerGives ?? request.SeekerGives))],
        schoolYear, request.ThroughYear, request.Place, request.Symbol, request.Signature, request.Basis);

    private async Task ProposeAsync(NpgsqlConnection connection, RunJob job, PublishRequest request, PairToPropose pair, Proposer proposer, CancellationToken cancellation)
    {
        var proposal = Proposal(job.RunId, job.SchoolYear, request, pair);
        var other = (Guid?)null;
        var recorded = await book.ActAsync(
            proposal.AgreementId,
            async (within, before) =>
            {
                // Proposed before the process died: the message that is kept is the answer.
                if (before.Messages.FirstOrDefault(message => message.MessageId == proposal.MessageId) is { } kept)
                {
                    return (kept, null);
                }

                var ids = new { own = proposal.AgreementId, pair.SeekerId, pair.SupporterId };
                other = await within.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(Agreed, ids, cancellationToken: cancellation));
                return other is null ? await ProposeAgreement.OfOfficeAsync(within, proposal, proposer, settings, clock.Today(), cancellation) : (null, AgreementRefusals.IdTaken);
            },
            cancellation);
        var (outcome, refusal) = other is not null ? ("agreed", null) : recorded.Refusal is { } no ? ("refused", new RunFailure(no.Code, no.Title, no.Detail ?? "")) : ("proposed", (RunFailure?)null);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Mark, job.RunId, pair.SeekerId, pair.SupporterId, outcome, other ?? (refusal is null ? proposal.AgreementId : null),
            refusal is null ? null : JsonSerializer.Serialize(refusal, ContractJson.Options));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private async Task FinishAsync(NpgsqlConnection connection, RunJob job, Guid owner, PublishRequest request, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await connection.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(Hold, new { job.RunId, owner }, cancellationToken: cancellation)))
        {
            return;
        }

        var counts = (await connection.QueryAsync<(string Outcome, int Count)>(new CommandDefinition(Counts, new { job.RunId }, cancellationToken: cancellation))).ToDictionary(one => one.Outcome, one => one.Count);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(Done, job.RunId);
        batch.AddToOutbox(
            new MatchingPublished(
                job.RunId, job.AuthorityId, job.AuthorityName, job.SchoolYear, request.Solution.Snake(), counts.GetValueOrDefault("proposed"), counts.GetValueOrDefault("agreed"),
                counts.GetValueOrDefault("refused"), clock.Now()),
            job.RunId.ToString());
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // A line of an agreement is one line: breaks become spaces, and it is no longer than the agreement takes.
    private static string Cut(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostText ? line : line[..(char.IsHighSurrogate(line[MostText - 2]) ? MostText - 2 : MostText - 1)] + "…";
    }

    /// <summary>What the two had said when the run was asked for, in their own words.</summary>
    private sealed class SaidOf(RunInput input)
    {
        private readonly ILookup<(Guid, string), FrozenNeed> needs = input.Needs.ToLookup(need => (need.SchoolId, need.ThemeCode));
        private readonly ILookup<(Guid, string), FrozenOffer> offers = input.Offers.ToLookup(offer => (offer.SchoolId, offer.ThemeCode));
        private readonly Dictionary<string, string> names = input.Themes.ToDictionary(theme => theme.ThemeCode, theme => theme.Name, StringComparer.Ordinal);

        internal string Gives(PairLine pair) =>
            Fit(offers[(pair.SupporterId, pair.ThemeCode)].Select(offer => offer.Content).FirstOrDefault(text => text is not null)) ?? names[pair.ThemeCode];

        internal string? Brings(PairLine pair) => Fit(needs[(pair.SeekerId, pair.ThemeCode)].Select(need => need.Brings).FirstOrDefault(text => text is not null));

        // A single letter says nothing that two schools could sign.
        private static string? Fit(string? text) => text?.Trim().Length >= 2 ? text : null;
    }

    private sealed record ReleaseLine
    {
        public required string Publication { get; init; }

        public required Guid PublishedBy { get; init; }

        public required Guid PublishedUnit { get; init; }

        public required string Chosen { get; init; }
    }

    private sealed record PairLine
    {
        public required Guid SeekerId { get; init; }

        public required Guid SupporterId { get; init; }

        public required string ThemeCode { get; init; }

        public required bool IsDone { get; init; }
    }
}
