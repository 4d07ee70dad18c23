using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Derivation;
using EduCoop.Plans.Drafts;
using EduCoop.Plans.Tasks;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>
/// What a corrected document says besides its tasks: title, years, groups, indicators, bases, and all that is only read. Two documents are compared,
/// so what a person has changed in the plan since stays wherever the document has not changed.
/// </summary>
internal static class ReissueParts
{
    private const decimal AlikeInPlace = 0.25m;
    private const decimal AlikeElsewhere = 0.6m;

    private const string LastDraft = "select draft_id from draft where plan_id = @planId and state = 'confirmed' order by received_at desc, draft_id desc limit 1";

    private const string Indicators = """
        select indicator_id, section, text, comparator, value, value_to, unit, subject, period_text from indicator where plan_id = @planId and state = 'active' order by position
        """;

    private const string ChangeIndicator = """
        update indicator set section = $2::text, text = $3, comparator = $4::text, value = $5::numeric, value_to = $6::numeric, unit = $7::text, subject = $8::text,
            period_text = $9::text, position = $10
        where indicator_id = $1
        """;

    private const string AddIndicator = """
        insert into indicator (indicator_id, plan_id, section, text, comparator, value, value_to, unit, subject, period_text, position)
        values ($1, $11, $2::text, $3, $4::text, $5::numeric, $6::numeric, $7::text, $8::text, $9::text, $10)
        """;

    // Its figures stay; it is only no longer asked for.
    private const string TakeIndicatorOut = "update indicator set state = 'withdrawn' where indicator_id = $1";

    private const string Groups = """
        with said as (select position, section, title from jsonb_to_recordset($2::jsonb) as t (position int, section text, title text)),
        changed as (update task_group g set title = s.title, position = s.position from said s where g.plan_id = $1 and g.section = s.section)
        insert into task_group (group_id, plan_id, position, section, title)
        select gen_random_uuid(), $1, position, section, title from said s where not exists (select from task_group g where g.plan_id = $1 and g.section = s.section)
        """;

    private const string Bases = """
        insert into plan_basis (plan_id, position, relation, number, document_date, issuer, title, written)
        select $1, (select coalesce(max(position), -1) + 1 from plan_basis where plan_id = $1), $2, $3::text, $4::date, $5::text, $6::text, $7
        where not exists (select from plan_basis b where b.plan_id = $1 and b.written = $7 and b.number is not distinct from $3::text)
        """;

    private const string Details = "update plan set details = $2::jsonb where plan_id = $1";

    internal static async Task AddAsync(NpgsqlConnection connection, PlanEdit edit, DraftRow row, PlanSeed seed, CancellationToken cancellation)
    {
        var planId = edit.Plan.PlanId;
        edit.Also(batch => batch.Add(Groups, planId, JsonSerializer.Serialize(seed.Groups.Select(group => new { position = group.Position, section = group.Section, title = group.Title }), ContractJson.Options)));
        AddIndicators(edit, (await connection.QueryAsync<IndicatorBefore>(new CommandDefinition(Indicators, new { planId }, cancellationToken: cancellation))).AsList(), seed.Indicators);
        var earlier = await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(LastDraft, new { planId }, cancellationToken: cancellation)) is { } draftId
            ? await DraftRow.FindAsync(connection, draftId, cancellation)
            : null;
        if (earlier is null)
        {
            return;
        }

        var (wasTree, nowTree) = (EffectiveDraft.Build(earlier), EffectiveDraft.Build(row));
        var (was, now) = (EffectiveDraft.Read(wasTree), EffectiveDraft.Read(nowTree));
        if (was.Title != now.Title || was.Period?.From != now.Period?.From || was.Period?.To != now.Period?.To)
        {
            edit.ChangePlan(
                now.Title is { Length: > 0 } title && title != was.Title ? title : null, now.Period?.From == was.Period?.From ? null : now.Period?.From, now.Period?.To == was.Period?.To ? null : now.Period?.To);
        }

        AddBases(edit, PlanSeeds.Of(planId, earlier).Bases, seed.Bases);
        var (before, after) = (ConfirmDraft.Details(earlier, wasTree).ToJsonString(ContractJson.Options), ConfirmDraft.Details(row, nowTree).ToJsonString(ContractJson.Options));
        if (before != after)
        {
            edit.Also(batch => batch.Add(Details, planId, after));
        }
    }

    private static void AddBases(PlanEdit edit, IReadOnlyList<BasisSeed> was, IReadOnlyList<BasisSeed> now)
    {
        foreach (var basis in now.Where(one => !was.Any(other => other.Number == one.Number && other.Written == one.Written)))
        {
            edit.Also(
                batch => batch.Add(Bases, edit.Plan.PlanId, basis.Relation, basis.Number, basis.DocumentDate, basis.Issuer, basis.Title, basis.Written),
                new PlanChange(null, null, basis.Relation, null, basis.Number ?? basis.Written));
        }
    }

    private static void AddIndicators(PlanEdit edit, List<IndicatorBefore> old, IReadOnlyList<IndicatorSeed> now)
    {
        var (open, free) = (old.ToList(), now.ToList());
        foreach (var (likeness, enough) in new (Func<IndicatorBefore, IndicatorSeed, decimal>, decimal)[]
        {
            ((a, b) => a.Section == b.Section && a.Text == b.Text ? 1 : 0, 1), ((a, b) => a.Text == b.Text ? 1 : 0, 1),
            ((a, b) => a.Section == b.Section ? Like(a.Text, b.Text) : 0, AlikeInPlace), ((a, b) => Like(a.Text, b.Text), AlikeElsewhere),
        })
        {
            foreach (var before in open.ToList())
            {
                if (free.Select(one => (one, like: likeness(before, one))).Where(pair => pair.like >= enough).OrderByDescending(pair => pair.like).Select(pair => pair.one).FirstOrDefault() is { } match)
                {
                    open.Remove(before);
                    free.Remove(match);
                    Change(edit, before, match);
                }
            }
        }

        foreach (var seed in free)
        {
            var id = Guid.CreateVersion7();
            edit.Also(
                batch => batch.Add(AddIndicator, id, seed.Section, seed.Text, seed.Comparator, seed.Value, seed.ValueTo, seed.Unit, seed.Subject, seed.PeriodText, seed.Position, edit.Plan.PlanId),
                new PlanChange(null, seed.Section, "indicator", null, seed.Text));
        }

        foreach (var gone in open)
        {
            edit.Also(batch => batch.Add(TakeIndicatorOut, gone.IndicatorId), new PlanChange(null, gone.Section, "indicator", gone.Text, null));
        }
    }

    private static void Change(PlanEdit edit, IndicatorBefore before, IndicatorSeed now)
    {
        var isSame = (before.Text, before.Comparator, before.Value, before.ValueTo, before.Unit, before.Subject, before.PeriodText)
            == (now.Text, now.Comparator, now.Value, now.ValueTo, now.Unit, now.Subject, now.PeriodText);
        edit.Also(
            batch => batch.Add(ChangeIndicator, before.IndicatorId, now.Section, now.Text, now.Comparator, now.Value, now.ValueTo, now.Unit, now.Subject, now.PeriodText, now.Position),
            isSame ? null : new PlanChange(null, now.Section, "indicator", before.Text, now.Text));
    }

    private static decimal Like(string a, string b) => Likeness.Of(Likeness.WordsOf(a), Likeness.WordsOf(b));

    private sealed record IndicatorBefore
    {
        public required Guid IndicatorId { get; init; }

        public required string? Section { get; init; }

        public required string Text { get; init; }

        public required string? Comparator { get; init; }

        public required decimal? Value { get; init; }

        public required decimal? ValueTo { get; init; }

        public required string? Unit { get; init; }

        public required string? Subject { get; init; }

        public required string? PeriodText { get; init; }
    }
}
