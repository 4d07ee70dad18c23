using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Imports.Planning;
using EduCoop.UnitDirectory.Imports.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>A commune of today that a row may mean.</summary>
/// <param name="CommuneCode">Its code.</param>
/// <param name="FullName">Its name.</param>
public sealed record DecisionChoice(string CommuneCode, string FullName);

/// <summary>A row whose commune was divided.</summary>
/// <param name="Row">Line or sheet row.</param>
/// <param name="Name">The unit's name.</param>
/// <param name="OldAddress">The address of three levels, as written.</param>
/// <param name="Choices">Where it may lie today.</param>
/// <param name="Chosen">What was chosen, once it was.</param>
public sealed record ImportDecision(int Row, string Name, string OldAddress, IReadOnlyList<DecisionChoice> Choices, string? Chosen);

/// <summary>A person's choice for one row.</summary>
/// <param name="Row">Line or sheet row.</param>
/// <param name="CommuneCode">One of the row's choices.</param>
/// <param name="ForAllWithThisAddress">Also for every other row that gives the same old address.</param>
public sealed record DecideRow(int Row, string CommuneCode, bool ForAllWithThisAddress = false);

/// <summary>Choices for some rows.</summary>
/// <param name="Decisions">At most 1,000.</param>
public sealed record DecideImportRequest(IReadOnlyList<DecideRow> Decisions);

/// <summary>
/// GET and POST /imports/{id}/decisions: where an old commune was divided nobody but a person can tell the new one. After each choice the
/// whole file is planned again, so the preview goes on saying exactly what the commit will do.
/// </summary>
internal static class DecideImport
{
    private const int Most = 1_000;
    private const string SelectPage = "select line, content from import_row where import_id = $1 and jsonb_typeof(content->'choices') = 'array' order by position limit $2 offset $3";
    private const string Count = "select count(*) from import_row where import_id = $1 and jsonb_typeof(content->'choices') = 'array'";
    private const string SelectAll = "select position, content from import_row where import_id = $1 order by position";
    private const string Lock = "select kind, options, state, error_count from import where import_id = $1 for update";
    private const string Update = """
        update import_row r set outcome = d.outcome, content = d.content::jsonb
        from unnest($2::int[], $3::text[], $4::text[]) as d (position, outcome, content) where r.import_id = $1 and r.position = d.position
        """;

    private const string Recount = """
        update import i set new_count = c.fresh, changed_count = c.changed, same_count = c.same, undecided_count = c.undecided
        from (select count(*) filter (where outcome = 'new') as fresh, count(*) filter (where outcome = 'changed') as changed,
                     count(*) filter (where outcome = 'same') as same, count(*) filter (where outcome = 'undecided') as undecided
              from import_row where import_id = $1) c
        where i.import_id = $1
        """;

    private static readonly Refusal Invalid = new("decision_invalid", "Lựa chọn không hợp lệ.", "Mỗi lựa chọn gồm row và communeCode có trong GET /imports/{id}/decisions; tối đa 1.000 lựa chọn mỗi lần.");
    private static readonly Refusal Closed = new("import_closed", "Lần nhập này không còn chờ lựa chọn.", "Chỉ chọn được khi tệp đang ở bước xem trước và không có dòng lỗi.", StatusCodes.Status409Conflict);

    internal static async Task<Results<Ok<PagedResult<ImportDecision>>, ProblemHttpResult>> HandleList(
        Guid id, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        var wanted = PageRequest.Of(page, pageSize);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ImportAccess.RefuseAsync(connection, id, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var count = new NpgsqlCommand(Count, connection);
        var total = (long)(await count.Add(id).ExecuteScalarAsync(cancellation))!;
        var rows = new List<ImportRow>();
        await using (var command = new NpgsqlCommand(SelectPage, connection))
        {
            command.Add(id).Add(wanted.PageSize).Add(wanted.Offset);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(Row(reader.GetString(1)));
            }
        }

        var names = await NamesAsync(connection, rows.SelectMany(row => row.Choices!), cancellation);
        return TypedResults.Ok(new PagedResult<ImportDecision>(
            rows.ConvertAll(row => new ImportDecision(
                row.Line, row.Name, row.OldAddress ?? "", row.Choices!.Select(code => new DecisionChoice(code, names.GetValueOrDefault(code, code))).ToList(), row.CommuneCode)),
            total, wanted.Page, wanted.PageSize));
    }

    internal static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Handle(
        Guid id, DecideImportRequest request, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (request.Decisions.Count is 0 or > Most)
        {
            return Invalid.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ImportAccess.RefuseAsync(connection, id, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (kind, options, open) = await LockAsync(connection, id, cancellation);
        if (options is null)
        {
            return Refusal.NotFound.ToProblem();
        }

        if (!open)
        {
            return Closed.ToProblem();
        }

        var rows = await AllAsync(connection, id, cancellation);
        if (Choose(request.Decisions, rows) is not { } decided)
        {
            return Invalid.ToProblem();
        }

        var (outcomes, fault) = Plan(kind, options, await SnapshotLoader.ReadAsync(connection, cancellation), rows);
        if (fault is not null)
        {
            return new Refusal("decision_does_not_fit", "Lựa chọn làm dòng khác không còn hợp lệ.", fault).ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add(
            Update, id, decided.Select(place => rows[place].Position).ToArray(), decided.Select(place => ImportStore.Word(outcomes[rows[place].Content.Line])).ToArray(),
            decided.Select(place => ImportStore.Json(rows[place].Content)).ToArray());
        batch.Add(Recount, id);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok((await ImportStore.FindAsync(connection, id, cancellation))!);
    }

    // The places of the rows that have a choice now; null when a choice is none of the row's.
    private static List<int>? Choose(IReadOnlyList<DecideRow> decisions, List<(int Position, ImportRow Content)> rows)
    {
        var byLine = rows.Select((row, place) => (row.Content.Line, place)).ToDictionary(pair => pair.Line, pair => pair.place);
        var decided = new HashSet<int>();
        foreach (var decision in decisions)
        {
            if (!byLine.TryGetValue(decision.Row, out var first) || rows[first].Content.Choices?.Contains(decision.CommuneCode) != true)
            {
                return null;
            }

            var address = rows[first].Content.OldAddress;
            var meant = decision.ForAllWithThisAddress
                ? Enumerable.Range(0, rows.Count).Where(place => rows[place].Content is { Choices: not null } other && other.OldAddress == address)
                : [first];
            foreach (var place in meant.ToList())
            {
                rows[place] = (rows[place].Position, rows[place].Content with { CommuneCode = decision.CommuneCode });
                decided.Add(place);
            }
        }

        return [.. decided];
    }

    private static (Dictionary<int, RowOutcome> Outcomes, string? Fault) Plan(ImportKind kind, ImportOptions options, Snapshot snapshot, List<(int Position, ImportRow Content)> rows)
    {
        string? fault = null;
        var planner = new UnitPlanner(kind, options, snapshot);
        var ready = rows.Select(row => row.Content).Where(row => row.Choices is null || row.CommuneCode is not null);
        var groups = UnitGroups.Of(ready, (row, _, _, message) => fault ??= $"Dòng {row.Line}: {message}");
        var outcomes = groups.Select(planner.Plan).SelectMany(plan => plan.Group.Rows.Select(row => (row.Line, plan.Outcome))).ToDictionary(pair => pair.Line, pair => pair.Outcome);
        return (outcomes, fault ?? (planner.Issues is [var issue, ..] ? $"Dòng {issue.Row.Line}: {issue.Message}" : null));
    }

    private static async Task<(ImportKind Kind, ImportOptions? Options, bool IsOpen)> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Lock, connection);
        await using var reader = await command.Add(id).ExecuteReaderAsync(cancellation);
        return !await reader.ReadAsync(cancellation) ? default : (
            ImportStore.Parse<ImportKind>(reader.GetString(0)), JsonSerializer.Deserialize<ImportOptions>(reader.GetString(1), ContractJson.Options),
            reader.GetString(2) == "previewed" && reader.GetInt32(3) == 0);
    }

    private static async Task<List<(int Position, ImportRow Content)>> AllAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectAll, connection);
        await using var reader = await command.Add(id).ExecuteReaderAsync(cancellation);
        var rows = new List<(int, ImportRow)>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add((reader.GetInt32(0), Row(reader.GetString(1))));
        }

        return rows;
    }

    private static async Task<Dictionary<string, string>> NamesAsync(NpgsqlConnection connection, IEnumerable<string> codes, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select c.value, p.full_name from unit_code c join unit_period p on p.unit_id = c.unit_id and p.valid_to is null where c.scheme = $1 and c.value = any($2) and c.valid_to is null", connection);
        await using var reader = await command.Add(RowReader.CommuneScheme).Add(codes.Distinct().ToArray()).ExecuteReaderAsync(cancellation);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            names[reader.GetString(0)] = reader.GetString(1);
        }

        return names;
    }

    private static ImportRow Row(string content) => JsonSerializer.Deserialize<ImportRow>(content, ContractJson.Options)!;
}
