using EduCoop.StorageProbe;
using EduCoop.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduCoop.Storage.Tests;

/// <summary>A database is brought forward once, in order, and never by files that were changed after they had run.</summary>
public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly MigrationFile First = MigrationFile.Of("0001_first.sql", "create table first (id int);\ninsert into first values (1);");
    private static readonly MigrationFile Second = MigrationFile.Of("0002_second.sql", "create table second (id int);");
    private static readonly MigrationFile Third = MigrationFile.Of("0003_third.sql", "create table third (id int);");
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateEmptyAsync();

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    [Fact]
    public async Task A_fresh_database_gets_every_file_in_order()
    {
        await MigrateAsync(First, Second);

        Assert.Equal(["0001_first.sql", "0002_second.sql"], await JournalAsync());
        Assert.True(await ExistsAsync("second"));
    }

    [Fact]
    public async Task Migrating_again_does_nothing()
    {
        await MigrateAsync(First);
        await MigrateAsync(First);

        await using var count = database.DataSource.CreateCommand("select count(*) from first");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_newer_build_applies_only_what_is_new()
    {
        await MigrateAsync(First);
        await MigrateAsync(First, Second);

        Assert.Equal(["0001_first.sql", "0002_second.sql"], await JournalAsync());
    }

    [Fact]
    public async Task An_edited_file_is_refused_and_nothing_is_applied()
    {
        await MigrateAsync(First);

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => MigrateAsync(MigrationFile.Of("0001_first.sql", First.Sql + "\n-- better"), Second));

        Assert.Contains("0001_first.sql was edited", refused.Message);
        Assert.False(await ExistsAsync("second"));
    }

    [Fact]
    public async Task Other_line_ends_are_no_edit()
    {
        await MigrateAsync(First);
        await MigrateAsync(MigrationFile.Of("0001_first.sql", First.Sql.Replace("\n", "\r\n")));
    }

    [Fact]
    public async Task A_missing_file_is_refused()
    {
        await MigrateAsync(First, Second);

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => MigrateAsync(First));

        Assert.Contains("0002_second.sql has run in this database but is missing", refused.Message);
    }

    [Fact]
    public async Task A_late_number_is_refused()
    {
        await MigrateAsync(First, Third);

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => MigrateAsync(First, Second, Third));

        Assert.Contains("0002_second.sql is new but numbered below 0003", refused.Message);
        Assert.False(await ExistsAsync("second"));
    }

    [Fact]
    public void Two_files_with_one_number_are_refused() =>
        Assert.Throws<MigrationRefusedException>(() => MigrationFile.InOrder("scope", [First, MigrationFile.Of("0001_other.sql", "select 1")]));

    [Fact]
    public async Task A_failing_file_leaves_nothing_behind_and_keeps_what_went_before()
    {
        var broken = MigrationFile.Of("0002_broken.sql", "create table half (id int);\ninsert into nowhere values (1);");

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => MigrateAsync(First, broken));

        Assert.Contains("0002_broken.sql failed and was undone", refused.Message);
        Assert.Equal(["0001_first.sql"], await JournalAsync());
        Assert.False(await ExistsAsync("half"));
        await MigrateAsync(First, Second);
        Assert.True(await ExistsAsync("second"));
    }

    [Fact]
    public async Task Eight_migrators_at_once_apply_each_file_once()
    {
        var slow = MigrationFile.Of("0002_slow.sql", "select pg_sleep(0.3);\ncreate table slow (id int);");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MigrateAsync(First, slow, Third)));

        Assert.Equal(["0001_first.sql", "0002_slow.sql", "0003_third.sql"], await JournalAsync());
    }

    [Fact]
    public async Task The_verb_migrates_and_ends_and_says_no_by_its_exit_code()
    {
        await using var probe = new ServiceProcess("EduCoop.StorageProbe", new ServiceSettings().WithDatabase("probedb", database));

        Assert.True(await probe.RunAsync("migrate") == 0, probe.Log);
        Assert.True(await ExistsAsync("outbox"));
        Assert.True(await ExistsAsync("effect"));

        await using (var edit = database.DataSource.CreateCommand("update migration_journal set sha256 = repeat('0', 64) where scope = 'EduCoop.StorageProbe'"))
        {
            Assert.Equal(1, await edit.ExecuteNonQueryAsync());
        }

        Assert.Equal(1, await probe.RunAsync("migrate"));
        Assert.Contains("0001_probe.sql was edited", probe.Log);
    }

    [Fact]
    public void An_assembly_gives_its_embedded_files() =>
        Assert.Equal(["0001_probe.sql"], MigrationFile.ReadAll(typeof(KeepGift).Assembly).Select(file => file.Name));

    private Task MigrateAsync(params MigrationFile[] files) =>
        Migrator.MigrateAsync(database.DataSource, NullLogger.Instance, [("Tests", files)], CancellationToken.None);

    private async Task<List<string>> JournalAsync()
    {
        await using var command = database.DataSource.CreateCommand("select name from migration_journal order by applied_at");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private async Task<bool> ExistsAsync(string table)
    {
        await using var command = database.DataSource.CreateCommand("select to_regclass($1) is not null");
        command.Add(table);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
