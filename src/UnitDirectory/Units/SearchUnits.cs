using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Names;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>What is looked for; null leaves a question open.</summary>
internal sealed record UnitSearch(DateOnly AsOf, PageRequest Page, string? Text = null, string? TypeCode = null, Guid? ParentId = null, Guid? WithinId = null);

/// <summary>GET /units: with and without accents, the exactly accented first, then in Vietnamese order.</summary>
internal static class SearchUnits
{
    private const int MaxText = 200;

    // So many hits are sorted by how well they match; beyond, the question was too general for that and only exact names go first.
    private const int Rankable = 1000;

    private const string Rank = """
        case when p.accent_key = $a or p.unit_id = any($c) then 0 when p.fold_key = $f then 1 when p.tokens @@ $q::tsquery then 2 else 3 end
        """;

    internal static async Task<Results<Ok<PagedResult<UnitItem>>, ProblemHttpResult>> Handle(
        NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation,
        string? query = null, string? typeCode = null, Guid? parentId = null, Guid? withinId = null, DateOnly? asOf = null, int? page = null, int? pageSize = null)
    {
        if (query?.Length > MaxText)
        {
            return new Refusal("query_too_long", "Câu tìm kiếm quá dài.", $"Rút gọn còn tối đa {MaxText} ký tự.").ToProblem();
        }

        var search = new UnitSearch(asOf ?? clock.Today(), PageRequest.Of(page, pageSize), query, typeCode, parentId, withinId);
        return TypedResults.Ok(await FindAsync(database, search, cancellation));
    }

    internal static async Task<PagedResult<UnitItem>> FindAsync(NpgsqlDataSource database, UnitSearch search, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var text = SearchText.Clean(search.Text ?? "");
        if (text.Length == 0)
        {
            var plain = new Question(search, "true");
            return await PageAsync(connection, plain, "0", await CountAsync(connection, plain, cancellation), cancellation);
        }

        var ids = text.Any(char.IsAsciiDigit) ? await IdsByCodeAsync(connection, text, cancellation) : [];
        var folded = SearchTokens.FoldedQuery(text);
        if (folded.Length == 0 && ids.Length == 0)
        {
            return new([], 0, search.Page.Page, search.Page.PageSize);
        }

        var question = new Question(search, ids.Length == 0 ? "p.tokens @@ $w::tsquery" : "(p.tokens @@ $w::tsquery or p.unit_id = any($c))");
        question.Name("$w", folded).Name("$a", SearchText.AccentKey(BareName(text))).Name("$f", SearchText.FoldKey(BareName(text)))
            .Name("$q", SearchTokens.AccentedQuery(text)).Name("$c", ids);
        var total = await CountAsync(connection, question, cancellation);
        if (total == 0 && text.Length >= 4)
        {
            // Nothing has these words: perhaps a letter slipped. Names that look alike, the likest first.
            question = new Question(search, "p.fold_key % $f").Name("$f", SearchText.FoldKey(BareName(text)));
            return await PageAsync(connection, question, "1 - similarity(p.fold_key, $f)", await CountAsync(connection, question, cancellation), cancellation);
        }

        return await PageAsync(connection, question, total <= Rankable ? Rank : null, total, cancellation);
    }

    /// <summary>"phường Đống Đa" names the unit "Đống Đa": the type word of an area is no part of its name.</summary>
    internal static string BareName(string text)
    {
        foreach (var word in new[] { "phường ", "xã ", "đặc khu ", "tỉnh ", "thành phố ", "phuong ", "xa ", "dac khu ", "tinh ", "thanh pho ", "tp " })
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text.Length > word.Length)
            {
                return text[word.Length..];
            }
        }

        return text;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, Question question, CancellationToken cancellation)
    {
        await using var command = question.Command(connection, $"select count(*) from unit_period p where {question.Where}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<PagedResult<UnitItem>> PageAsync(NpgsqlConnection connection, Question question, string? rank, long total, CancellationToken cancellation)
    {
        var page = question.Search.Page;
        if (total <= page.Offset)
        {
            return new([], total, page.Page, page.PageSize);
        }

        // Without a rank the first branch finds the exact names by their own index and the second walks the index of names until the page is full.
        var hits = rank is not null
            ? $"select p.unit_id, p.valid_from, p.name, {rank} as rank from unit_period p where {question.Where}"
            : $"""
              (select p.unit_id, p.valid_from, p.name, case when p.accent_key = $a then 0 else 1 end as rank from unit_period p where {question.Where} and p.fold_key = $f limit {Rankable})
              union all
              (select p.unit_id, p.valid_from, p.name, 2 as rank from unit_period p where {question.Where} and p.fold_key <> $f order by p.name, p.unit_id limit {page.Offset + page.PageSize})
              """;
        await using var command = question.Command(connection, $"""
            with page as materialized (select * from ({hits}) hit order by rank, name, unit_id limit {page.PageSize} offset {page.Offset})
            select {UnitItem.Columns} from page p {UnitItem.Joins} order by p.rank, p.name, p.unit_id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var items = new List<UnitItem>(page.PageSize);
        while (await reader.ReadAsync(cancellation))
        {
            items.Add(UnitItem.Read(reader));
        }

        return new(items, total, page.Page, page.PageSize);
    }

    private static async Task<Guid[]> IdsByCodeAsync(NpgsqlConnection connection, string code, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select distinct unit_id from unit_code where value = $1 limit 50", connection);
        command.Add(code.ToUpperInvariant());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetGuid(0));
        }

        return [.. ids];
    }

    /// <summary>The conditions of one search. Only those that are asked for are written, so the planner sees which index fits; values are always parameters.</summary>
    private sealed class Question
    {
        private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

        internal Question(UnitSearch search, string condition)
        {
            Search = search;
            var where = new List<string> { "p.valid_from <= $1 and (p.valid_to is null or p.valid_to >= $1)", condition };
            Filter(search.TypeCode, "$t", "p.type_code = $t");
            Filter(search.ParentId, "$p", "p.parent_id = $p");
            Filter(search.WithinId, "$u", "exists (select from unit x where x.unit_id = p.unit_id and x.path @> array[$u])");
            Where = string.Join(" and ", where);

            void Filter(object? value, string name, string sql)
            {
                if (value is not null)
                {
                    where.Add(sql);
                    values.Add(name, value);
                }
            }
        }

        internal UnitSearch Search { get; }

        internal string Where { get; }

        internal Question Name(string name, object value)
        {
            values.Add(name, value);
            return this;
        }

        internal NpgsqlCommand Command(NpgsqlConnection connection, string sql)
        {
            var command = new NpgsqlCommand { Connection = connection };
            command.Add(Search.AsOf);
            foreach (var (name, value) in values)
            {
                if (sql.Contains(name, StringComparison.Ordinal))
                {
                    command.Add(value);
                    sql = sql.Replace(name, $"${command.Parameters.Count}", StringComparison.Ordinal);
                }
            }

            command.CommandText = sql;
            return command;
        }
    }
}
