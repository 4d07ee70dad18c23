using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Imports.Planning;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>
/// Writes one import in chunks. A chunk is one transaction: units, events and the count of rows done. Every chunk is planned anew from the
/// directory as it is, so a row that was written before a crash changes nothing when it comes again.
/// </summary>
internal sealed partial class ImportRun(NpgsqlConnection connection, Guid id, TimeProvider clock, ILogger log)
{
    internal const int ChunkRows = 500;

    private const string SelectImport = "select kind, options, done from import where import_id = $1";
    private const string SelectRows = "select content from import_row where import_id = $1 order by position";
    private const string Progress = "update import set done = $2 where import_id = $1 and state = 'committing'";
    private const string Finish = "update import set state = 'committed', committed_at = $2 where import_id = $1";
    private const string Refuse = "update import set state = 'refused', refusal = $2::jsonb where import_id = $1";

    private AliasBook aliases = new([]);

    internal async Task RunAsync(CancellationToken cancellation)
    {
        var (kind, options, done) = await ReadImportAsync(cancellation);
        aliases = await AliasBook.LoadAsync(connection, cancellation);
        var rows = await ReadRowsAsync(cancellation);
        if (kind == ImportKind.UnitTypes)
        {
            await WriteTypesAsync(rows, cancellation);
        }
        else if (await WriteUnitsAsync(kind, options, done, rows, cancellation) is { } issue)
        {
            await RefuseAsync(issue, cancellation);
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Finish, id, clock.GetUtcNow());
        await batch.ExecuteNonQueryAsync(cancellation);
        LogCommitted(log, id, rows.Count);
    }

    private async Task<string?> WriteUnitsAsync(ImportKind kind, ImportOptions options, int done, List<string> contents, CancellationToken cancellation)
    {
        var rows = contents.Select(content => JsonSerializer.Deserialize<ImportRow>(content, ContractJson.Options)!).ToList();
        string? fault = null;
        var groups = UnitGroups.Of(rows, (row, _, _, message) => fault ??= $"Dòng {row.Line}: {message}");
        var snapshot = await SnapshotLoader.LoadAsync(connection, cancellation);
        if (done == 0 && snapshot.Revision != options.Revision)
        {
            // The directory has changed since the preview: all rows must still fit before the first one is written.
            fault ??= FirstFault(kind, options, snapshot, groups);
            snapshot = await SnapshotLoader.LoadAsync(connection, cancellation);
        }

        for (var next = 0; fault is null && next < groups.Count;)
        {
            var chunk = Chunk(groups, next);
            var after = groups.Take(next + chunk.Count).Sum(group => group.Rows.Count);
            if (after > done)
            {
                (fault, snapshot) = await WriteChunkAsync(kind, options, snapshot, chunk, after, cancellation);
            }

            next += chunk.Count;
        }

        return fault;
    }

    // What was done before a crash was done in the same order, in whole chunks.
    private static List<UnitGroup> Chunk(List<UnitGroup> groups, int start)
    {
        var chunk = new List<UnitGroup>();
        for (var (i, count) = (start, 0); i < groups.Count && count < ChunkRows; i++)
        {
            chunk.Add(groups[i]);
            count += groups[i].Rows.Count;
        }

        return chunk;
    }

    private async Task<(string? Fault, Snapshot Snapshot)> WriteChunkAsync(
        ImportKind kind, ImportOptions options, Snapshot snapshot, List<UnitGroup> chunk, int done, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await DirectoryLock.TakeAsync(transaction, cancellation) != snapshot.Revision)
        {
            // Somebody wrote in between. Holding the lock, read again what is so now.
            snapshot = await SnapshotLoader.ReadAsync(connection, cancellation);
        }

        var planner = new UnitPlanner(kind, options, snapshot);
        var writes = chunk.Select(planner.Plan).SelectMany(plan => plan.Writes).ToList();
        if (planner.Issues is [var issue, ..])
        {
            return ($"Dòng {issue.Row.Line}: {issue.Message}", snapshot);
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        var steps = LastOfEach(writes);
        steps.ForEach(step => snapshot.Put(step.After));
        batch.AddUnits(steps, aliases, clock.GetUtcNow());
        if (writes.Count > 0)
        {
            batch.RaiseRevision();
            snapshot.Revision++;
        }

        batch.Add(Progress, id, done);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (null, snapshot);
    }

    // A unit that is moved by its parent and changed by its own row in the same chunk takes one step, from its first state to its last.
    private static List<UnitWrite> LastOfEach(List<UnitWrite> writes)
    {
        var merged = new Dictionary<Guid, UnitWrite>();
        foreach (var write in writes)
        {
            merged[write.After.UnitId] = merged.TryGetValue(write.After.UnitId, out var earlier)
                ? new(earlier.Before, write.After with { Version = (earlier.Before?.Version ?? 0) + 1 })
                : write;
        }

        return [.. merged.Values];
    }

    private static string? FirstFault(ImportKind kind, ImportOptions options, Snapshot snapshot, List<UnitGroup> groups)
    {
        var planner = new UnitPlanner(kind, options, snapshot);
        foreach (var group in groups)
        {
            planner.Plan(group);
        }

        return planner.Issues is [var issue, ..] ? $"Dòng {issue.Row.Line}: {issue.Message}" : null;
    }

    private async Task WriteTypesAsync(List<string> contents, CancellationToken cancellation)
    {
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DirectoryLock.TakeAsync(transaction, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var content in contents)
        {
            var (outcome, type) = TypePlanner.Plan(JsonSerializer.Deserialize<ImportTypeRow>(content, ContractJson.Options)!, types);
            if (outcome != RowOutcome.Same)
            {
                batch.AddType(type);
            }
        }

        batch.RaiseRevision();
        batch.Add(Progress, id, contents.Count);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task RefuseAsync(string reason, CancellationToken cancellation)
    {
        var refusal = new ImportRefusal(
            "directory_changed", "Danh mục đã thay đổi sau khi xem trước nên dừng nhập.", $"{reason} Tải tệp lên lại để xem trước theo danh mục hiện nay.");
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Refuse, id, ImportStore.Json(refusal));
        await batch.ExecuteNonQueryAsync(cancellation);
        LogRefused(log, id, reason);
    }

    private async Task<(ImportKind Kind, ImportOptions Options, int Done)> ReadImportAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectImport, connection);
        command.Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (ImportStore.Parse<ImportKind>(reader.GetString(0)), JsonSerializer.Deserialize<ImportOptions>(reader.GetString(1), ContractJson.Options)!, reader.GetInt32(2));
    }

    private async Task<List<string>> ReadRowsAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SelectRows, connection);
        command.Add(id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {ImportId} is committed: {Rows} rows")]
    private static partial void LogCommitted(ILogger log, Guid importId, int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {ImportId} was refused: {Reason}")]
    private static partial void LogRefused(ILogger log, Guid importId, string reason);
}
