using System.IO.Compression;
using System.Security.Cryptography;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.UnitDirectory.Imports;
using EduCoop.UnitDirectory.Imports.Planning;
using EduCoop.UnitDirectory.Imports.Reading;
using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;
using Npgsql;

namespace EduCoop.UnitDirectory.Seeding;

/// <summary>
/// Loads the data that the program ships, at the end of the verb migrate: unit types, abbreviations, the 34 provinces, the communes of the
/// demo programme, and in the demo profile its sample units. They go through the same planner as an import, and a file is loaded once.
/// </summary>
internal static class Seeder
{
    private const string FindLoaded = "select sha256 from seed_journal where name = $1";
    private const string MarkLoaded = """
        insert into seed_journal (name, sha256) values ($1, $2) on conflict (name) do update set sha256 = excluded.sha256, loaded_at = clock_timestamp()
        """;

    private const string InsertAlias = "insert into alias (alias, expansion, category) values ($1, $2, $3) on conflict (alias) do nothing";

    // The units of the same batch are there already when this runs, so both are found by the code that they have on their day.
    private const string AddSuccession = """
        insert into unit_succession (predecessor_id, successor_id, effective_on, kind, coverage, document, act_id, at)
        select old.unit_id, new.unit_id, $3, 'merge', 'full', $4, new.unit_id, $5
        from unit_code old, unit_code new
        where old.scheme = 'gso_province' and old.value = $1 and old.valid_from < $3 and old.valid_to = $3 - 1
          and new.scheme = 'gso_province' and new.value = $2 and new.valid_from <= $3 and (new.valid_to is null or new.valid_to >= $3)
        on conflict do nothing
        """;

    private const string AddCommunes = """
        insert into commune_succession (old_code, old_name, old_district_code, old_district, old_province_code, new_code, coverage)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
        on conflict (old_code, new_code) do update set coverage = excluded.coverage, old_name = excluded.old_name, old_district = excluded.old_district
        """;

    private const string Reform = "Nghị quyết về sắp xếp đơn vị hành chính cấp tỉnh năm 2025";
    private static readonly DateOnly FirstDayOfTwoTiers = new(2025, 7, 1);

    internal static async Task RunAsync(NpgsqlDataSource database, bool demo, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await LoadAsync(connection, "Data.aliases.tsv", AddAliasesAsync, clock, cancellation);
        await LoadAsync(connection, "Data.unit-types.tsv", AddTypesAsync, clock, cancellation);
        await LoadAsync(connection, "Data.provinces.tsv", Units(ImportKind.Provinces), clock, cancellation);
        await LoadAsync(connection, "Data.provinces-legacy.tsv", AddFormerProvincesAsync, clock, cancellation);
        await LoadAsync(connection, "Data.communes.tsv", Units(ImportKind.Communes), clock, cancellation);
        await LoadAsync(connection, "Data.commune-successions.tsv.gz", AddFormerCommunesAsync, clock, cancellation);
        if (demo)
        {
            await LoadAsync(connection, "Demo.units.tsv", Units(ImportKind.Units), clock, cancellation);
        }
    }

    private delegate Task AddRows(NpgsqlConnection connection, NpgsqlBatch batch, byte[] content, TimeProvider clock, CancellationToken cancellation);

    // One transaction a file, behind the lock of the tree: two instances that start together load it once.
    private static async Task LoadAsync(NpgsqlConnection connection, string name, AddRows add, TimeProvider clock, CancellationToken cancellation)
    {
        var content = Read(name);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await DirectoryLock.TakeAsync(transaction, cancellation);
        await using (var loaded = new NpgsqlCommand(FindLoaded, connection, transaction))
        {
            if (await loaded.Add(name).ExecuteScalarAsync(cancellation) as string == sha256)
            {
                return;
            }
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        await add(connection, batch, content, clock, cancellation);
        batch.RaiseRevision();
        batch.Add(MarkLoaded, name, sha256);
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static AddRows Units(ImportKind kind) => async (connection, batch, content, clock, cancellation) =>
    {
        var rows = (await PreviewAsync(connection, kind, content, clock, cancellation)).Rows.Select(row => (ImportRow)row.Content);
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        var known = await UnitStore.LoadAsync(connection, null, cancellation);
        var planner = new UnitPlanner(kind, Options(clock), new(0, types, known.Values));
        var writes = UnitGroups.Of(rows, (_, _, _, _) => { }).Select(planner.Plan).SelectMany(plan => plan.Writes).ToList();
        batch.AddUnits(writes, await AliasBook.LoadAsync(connection, cancellation), clock.GetUtcNow());
    };

    // The 63 provinces until 30/6/2025. Those that were merged are units of their own, each with the one that it went into.
    private static async Task AddFormerProvincesAsync(NpgsqlConnection connection, NpgsqlBatch batch, byte[] content, TimeProvider clock, CancellationToken cancellation)
    {
        await Units(ImportKind.Provinces)(connection, batch, content, clock, cancellation);
        foreach (var row in TableFile.Read(content).Rows.Skip(1).Where(row => row.Cells[5].Length > 0))
        {
            batch.Add(AddSuccession, row.Cells[0], row.Cells[5], FirstDayOfTwoTiers, Reform, clock.GetUtcNow());
        }
    }

    private static Task AddFormerCommunesAsync(NpgsqlConnection connection, NpgsqlBatch batch, byte[] content, TimeProvider clock, CancellationToken cancellation)
    {
        using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var text = new MemoryStream();
        packed.CopyTo(text);
        var rows = TableFile.Read(text.ToArray()).Rows.Skip(1).Select(row => row.Cells).ToList();
        batch.Add(AddCommunes, [.. Enumerable.Range(0, 7).Select(column => (object?)rows.Select(cells => cells[column]).ToArray())]);
        return Task.CompletedTask;
    }

    private static async Task AddTypesAsync(NpgsqlConnection connection, NpgsqlBatch batch, byte[] content, TimeProvider clock, CancellationToken cancellation)
    {
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        foreach (var row in (await PreviewAsync(connection, ImportKind.UnitTypes, content, clock, cancellation)).Rows)
        {
            batch.AddType(TypePlanner.Plan((ImportTypeRow)row.Content, types).Type);
        }
    }

    private static Task AddAliasesAsync(NpgsqlConnection connection, NpgsqlBatch batch, byte[] content, TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var row in TableFile.Read(content).Rows.Skip(1))
        {
            batch.Add(InsertAlias, row.Cells[0], row.Cells[1], row.Cells[2]);
        }

        return Task.CompletedTask;
    }

    private static async Task<ImportPreview> PreviewAsync(NpgsqlConnection connection, ImportKind kind, byte[] content, TimeProvider clock, CancellationToken cancellation)
    {
        var types = await UnitTypes.LoadAsync(connection, cancellation);
        var known = await UnitStore.LoadAsync(connection, null, cancellation);
        var (preview, refusal) = ImportPreview.Make(content, kind, Options(clock), new(0, types, known.Values));
        return preview is { Errors: [] } ? preview : throw new InvalidDataException($"A data file of the program is broken: {refusal?.Title} {preview?.Errors[0]}");
    }

    private static ImportOptions Options(TimeProvider clock) => new(clock.Today(), null, Unrestricted: true, null, 0);

    private static byte[] Read(string name)
    {
        // File names keep their hyphen in a resource's name; only folders lose it.
        using var stream = typeof(Seeder).Assembly.GetManifestResourceStream($"EduCoop.UnitDirectory.{name}")
            ?? throw new InvalidOperationException($"The assembly has no {name}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
