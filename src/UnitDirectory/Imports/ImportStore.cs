using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Imports.Planning;
using EduCoop.UnitDirectory.Units;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>Keeps imports and their rows, so that a commit needs neither the file nor the process that read it.</summary>
internal static class ImportStore
{
    internal const int MaxIssues = 1000;
    private const int SampleSize = 20;

    private const string Insert = """
        insert into import (import_id, kind, file_name, sha256, state, options, row_count, new_count, changed_count, same_count, error_count,
                            errors, warnings, ignored_columns, account_id, uploaded_at, undecided_count)
        values ($1, $2, $3, $4, 'previewed', $5::jsonb, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb, $13, $14, $15, $16)
        """;

    private const string Select = """
        select import_id, kind, file_name, state, row_count, new_count, changed_count, same_count, error_count, done, errors, warnings, ignored_columns,
               refusal, uploaded_at, committed_at, undecided_count
        from import
        """;

    private const string SelectSample = """
        select line, outcome, content->>'code', content->>'name', content->>'typeCode' from import_row where import_id = $1 order by position limit 20
        """;

    internal static async Task AddAsync(
        NpgsqlConnection connection, Guid id, ImportKind kind, string fileName, string sha256, ImportOptions options, ImportPreview preview, Guid account, DateTimeOffset now,
        CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.Add(
                Insert, id, Word(kind), fileName, sha256, Json(options), preview.RowCount, preview.Count(RowOutcome.New), preview.Count(RowOutcome.Changed),
                preview.Count(RowOutcome.Same), preview.ErrorRows, Json(preview.Errors.Take(MaxIssues)), Json(preview.Warnings.Take(MaxIssues)),
                preview.Ignored.Take(100).ToArray(), account, now, preview.Count(RowOutcome.Undecided));
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        // A file with faults is never committed; its first rows are enough to show.
        var kept = preview.Errors.Count == 0 ? preview.Rows : preview.Rows.Take(SampleSize);
        await using (var copy = await connection.BeginBinaryImportAsync("copy import_row (import_id, position, line, outcome, content) from stdin (format binary)", cancellation))
        {
            var position = 0;
            foreach (var row in kept)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(id, NpgsqlDbType.Uuid, cancellation);
                await copy.WriteAsync(position++, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(row.Line, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(Word(row.Outcome), NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(Json(row.Content), NpgsqlDbType.Jsonb, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    internal static async Task<ImportView?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation)
    {
        ImportView view;
        await using (var command = new NpgsqlCommand(Select + " where import_id = $1", connection))
        {
            command.Add(id);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            if (!await reader.ReadAsync(cancellation))
            {
                return null;
            }

            view = Read(reader);
        }

        await using var sampleCommand = new NpgsqlCommand(SelectSample, connection);
        sampleCommand.Add(id);
        await using var samples = await sampleCommand.ExecuteReaderAsync(cancellation);
        var sample = new List<ImportSample>(SampleSize);
        while (await samples.ReadAsync(cancellation))
        {
            sample.Add(new(samples.GetInt32(0), samples.GetString(1), samples.TextOrNull(2), samples.GetString(3), samples.TextOrNull(4)));
        }

        return view with { Sample = sample };
    }

    /// <summary>The newest first; without faults and samples, which the one import's own page shows.</summary>
    internal static async Task<PagedResult<ImportView>> ListAsync(NpgsqlConnection connection, ClaimsPrincipal user, PageRequest page, CancellationToken cancellation)
    {
        var (everything, unit) = (user.IsInRole(Roles.Administrator), user.ActingUnit() ?? Guid.Empty);
        await using var batch = new NpgsqlBatch(connection);
        // The same parameters in both, whether the first needs them or not.
        batch.Add($"select count(*) from import i {ImportAccess.Owner} where {ImportAccess.Mine} and $1::int >= 0 and $2::int >= 0", page.PageSize, page.Offset, everything, unit);
        batch.Add(
            $"{Select} i {ImportAccess.Owner} where {ImportAccess.Mine} order by uploaded_at desc, import_id limit $1 offset $2", page.PageSize, page.Offset, everything, unit);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var total = reader.GetInt64(0);
        await reader.NextResultAsync(cancellation);
        var items = new List<ImportView>();
        while (await reader.ReadAsync(cancellation))
        {
            items.Add(Read(reader) with { Errors = [], Warnings = [] });
        }

        return new(items, total, page.Page, page.PageSize);
    }

    internal static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), ContractJson.Options);

    internal static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    internal static T Parse<T>(string word)
        where T : struct, Enum => TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    internal static bool TryParse<T>(string word, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (Word(known) == word)
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static ImportView Read(NpgsqlDataReader reader)
    {
        var errors = JsonSerializer.Deserialize<List<ImportIssue>>(reader.GetString(10), ContractJson.Options)!;
        var counts = new ImportCounts(reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetInt32(8), reader.GetInt32(16));
        return new(
            reader.GetGuid(0), Parse<ImportKind>(reader.GetString(1)), reader.GetString(2), Parse<ImportState>(reader.GetString(3)), counts, reader.GetInt32(9),
            counts.New + counts.Changed + counts.Same, errors, JsonSerializer.Deserialize<List<ImportIssue>>(reader.GetString(11), ContractJson.Options)!,
            reader.GetFieldValue<string[]>(12), [],
            reader.IsDBNull(13) ? null : JsonSerializer.Deserialize<ImportRefusal>(reader.GetString(13), ContractJson.Options),
            reader.GetFieldValue<DateTimeOffset>(14), reader.GetFieldValue<DateTimeOffset?>(15));
    }
}
