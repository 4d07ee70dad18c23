using EduCoop.Testing;
using Npgsql;

namespace EduCoop.Storage.Tests;

/// <summary>One batch is one round trip and one transaction; what goes in comes out.</summary>
public sealed class BatchTests(PostgresFixture database) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => database.ExecuteAsync("create table if not exists thing (id uuid constraint thing_pkey primary key, at timestamptz, day date, word text)");

    public Task DisposeAsync() => database.ExecuteAsync("drop table thing");

    [Fact]
    public async Task A_moment_with_Hanois_offset_is_stored_as_the_same_moment()
    {
        var moment = new DateTimeOffset(2026, 1, 1, 6, 30, 0, TimeSpan.FromHours(7));
        await using var batch = database.DataSource.CreateBatch();
        batch.Add("insert into thing (id, at) values ($1, $2)", Guid.CreateVersion7(), moment);
        batch.Add("insert into thing (id, at) select gen_random_uuid(), unnest($1)", new DateTimeOffset[] { moment, moment });
        await batch.ExecuteNonQueryAsync();

        Assert.Equal(3, await database.ScalarAsync<long>("select count(*) from thing where at = '2025-12-31T23:30:00Z'"));
    }

    [Fact]
    public async Task A_batch_is_all_or_nothing()
    {
        var id = Guid.CreateVersion7();
        await using var batch = database.DataSource.CreateBatch();
        batch.Add("insert into thing (id, word) values ($1, $2)", id, "một");
        batch.Add("insert into thing (id, word) values ($1, $2)", id, "hai");

        var clash = await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteNonQueryAsync());

        Assert.True(clash.IsClashOn("thing_pkey"));
        Assert.False(clash.IsClashOn("other_pkey"));
        Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from thing"));
    }

    [Fact]
    public async Task Null_is_null_whatever_the_column()
    {
        await using var batch = database.DataSource.CreateBatch();
        batch.Add("insert into thing (id, at, day, word) values ($1, $2, $3, $4)", Guid.CreateVersion7(), null, null, null);
        await batch.ExecuteNonQueryAsync();

        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from thing where at is null and day is null and word is null"));
    }
}
