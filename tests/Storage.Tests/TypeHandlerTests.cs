using Dapper;
using EduCoop.Testing;

namespace EduCoop.Storage.Tests;

/// <summary>Dapper reads and writes days and moments without moving them.</summary>
public sealed class TypeHandlerTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_moment_of_Hanoi_comes_back_as_the_same_moment_in_UTC()
    {
        var moment = new DateTimeOffset(2026, 11, 20, 0, 30, 0, TimeSpan.FromHours(7));
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var row = await connection.QuerySingleAsync<Row>("select @at::timestamptz as happened_at, null::timestamptz as ended_at, '2026-11-20'::date as on_day, null::date as last_day", new { at = moment });

        Assert.Equal(moment, row.HappenedAt);
        Assert.Equal(TimeSpan.Zero, row.HappenedAt.Offset);
        Assert.Null(row.EndedAt);
        Assert.Equal(new DateOnly(2026, 11, 20), row.OnDay);
        Assert.Null(row.LastDay);
    }

    [Fact]
    public async Task A_day_is_a_parameter_too()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        Assert.Equal(new DateOnly(2026, 2, 28), await connection.ExecuteScalarAsync<DateOnly>("select @day::date - 1", new { day = new DateOnly(2026, 3, 1) }));
    }

    private sealed record Row(DateTimeOffset HappenedAt, DateTimeOffset? EndedAt, DateOnly OnDay, DateOnly? LastDay);
}
