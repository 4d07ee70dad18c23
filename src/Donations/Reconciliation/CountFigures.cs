using System.Security.Claims;
using EduCoop.Contracts.Figures;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Reconciliation;

/// <summary>POST /figures: what this service counts of gifts and deliveries for units and a period, so that a report can be held against it.</summary>
internal static class CountFigures
{
    private const string Count = """
        with own as (select campaign_id from campaign where unit_id = any (@ids)),
        moved as (
            select distinct on (donation_id) donation_id, to_campaign from classification
            where donation_id in (select donation_id from classification where to_campaign in (select campaign_id from own)) order by donation_id, place desc),
        gifts as (
            select d.amount_vnd from donation d where d.campaign_id in (select campaign_id from own) and d.occurred_on between @from and @to
                and not exists (select from classification k where k.donation_id = d.donation_id) and not exists (select from reversed_donation r where r.donation_id = d.donation_id)
            union all
            select d.amount_vnd from moved m join donation d on d.donation_id = m.donation_id where m.to_campaign in (select campaign_id from own) and d.occurred_on between @from and @to
                and not exists (select from reversed_donation r where r.donation_id = d.donation_id)),
        aid as (
            select received_at as at from shipment where school_id = any (@ids) and state = 'received'
            union all select accepted_at from described_gift where school_id = any (@ids) and state = 'accepted')
        select 'gifts.count' as code, count(*)::numeric as value from gifts
        union all select 'gifts.total_vnd', coalesce(sum(amount_vnd), 0) from gifts
        union all select 'aid.received', count(*) from aid where (at at time zone 'Asia/Ho_Chi_Minh')::date between @from and @to
        """;

    internal static async Task<Results<Ok<FiguresTold>, ProblemHttpResult>> Handle(FiguresAsked asked, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation) =>
        !asked.IsWhole() ? FigureRefusals.AskedWrong.ToProblem()
        : await OwnFigures.CountAsync(database, asked, user.IsInRole(Roles.Administrator) ? null : user.ActingUnit() ?? Guid.Empty, Count, cancellation) is { } told ? TypedResults.Ok(told)
        : Refusal.OutOfScope.ToProblem();
}
