using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>One activity in a list.</summary>
public sealed record ActivityRow
{
    /// <summary>The activity.</summary>
    public required Guid ActivityId { get; init; }

    /// <summary>The pair's agreement.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>First calendar year of the school year.</summary>
    public required int SchoolYear { get; init; }

    /// <summary>The kind.</summary>
    public required string KindCode { get; init; }

    /// <summary>Its Vietnamese name.</summary>
    public required string KindName { get; init; }

    /// <summary>Its English name.</summary>
    public required string KindNameEn { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>How far it is.</summary>
    public required ActivityState State { get; init; }

    /// <summary>To be named when it is changed.</summary>
    public required long Version { get; init; }

    /// <summary>The day on which it was held.</summary>
    public required DateOnly? HeldOn { get; init; }

    /// <summary>How long, once it was held.</summary>
    public required int? Minutes { get; init; }

    /// <summary>Whether the other school confirmed the report.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>The supporting school's name on the day of the agreement.</summary>
    public required string SupporterName { get; init; }

    /// <summary>The other school's.</summary>
    public required string SeekerName { get; init; }

    /// <summary>All who took part, once it was held.</summary>
    public required int? Participants { get; init; }

    /// <summary>Files that are there.</summary>
    public required int Files { get; init; }
}

/// <summary>GET /activities: what is planned and was held, of one pair or of all pairs that touch the caller's units.</summary>
internal static class ListActivities
{
    internal static readonly Refusal DaysWrong = new("days_wrong", "Khoảng ngày chưa đúng.", "from không sau to, từ năm 2020 đến 2101.");

    private const string Where = $"""
        from activity a join agreement g on g.agreement_id = a.agreement_id
        where (@agreementId::uuid is null or a.agreement_id = @agreementId) and (@schoolYear::int is null or a.school_year = @schoolYear) and (@state::text is null or a.state = @state)
          and (@from::timestamptz is null or a.starts_at >= @from) and (@until::timestamptz is null or a.starts_at < @until)
          and (@everything or a.agreement_id in (select o.agreement_id from agreement o where {ListAgreements.Touching}))
        """;

    // What is to come stands first, the nearest on top; then what was, the latest on top.
    private const string Page = $"""
        select a.activity_id, a.agreement_id, a.school_year, a.kind_code, k.name as kind_name, k.name_en as kind_name_en, a.title, a.starts_at, a.ends_at, a.state, a.version, a.held_on, a.minutes,
               a.confirmed_at is not null as confirmed, a.supporter_name, a.seeker_name, a.supporter_teachers + a.supporter_pupils + a.seeker_teachers + a.seeker_pupils as participants,
               (select count(*)::int from activity_file f where f.activity_id = a.activity_id and f.sha256 is not null) as files
        from (select a.*, g.supporter_name, g.seeker_name {Where}
              order by (a.state = 'planned') desc, case when a.state = 'planned' then a.starts_at end, a.starts_at desc, a.activity_id limit @size offset @offset) a
        join activity_kind k using (kind_code)
        order by (a.state = 'planned') desc, case when a.state = 'planned' then a.starts_at end, a.starts_at desc, a.activity_id
        """;

    internal static async Task<Results<Ok<PagedResult<ActivityRow>>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, Guid? agreementId = null, int? schoolYear = null, string? state = null, DateOnly? from = null, DateOnly? to = null,
        int? page = null, int? pageSize = null)
    {
        if (state is not null && !Enum.GetValues<ActivityState>().Any(known => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{known}") == state))
        {
            throw new BadHttpRequestException($"'{(state.Length > 40 ? state[..40] : state)}' is no state of an activity.");
        }

        if (from > to || from?.Year < 2020 || to?.Year > 2101)
        {
            return DaysWrong.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (wanted, scope) = (PageRequest.Of(page, pageSize), Scope.Of(user));
        var values = new
        {
            agreementId, schoolYear, state, from = VietnamTime.StartOf(from), until = VietnamTime.StartOf(to?.AddDays(1)), scope.Everything, scope.Unit, size = wanted.PageSize, offset = wanted.Offset,
        };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) {Where}", values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<ActivityRow>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<ActivityRow>(items, total, wanted.Page, wanted.PageSize));
    }
}
