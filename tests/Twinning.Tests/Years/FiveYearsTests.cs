using System.Diagnostics;
using System.Text.Json;
using Dapper;
using EduCoop.Twinning.Registers;
using EduCoop.Twinning.Tests.Fixtures;
using Xunit.Abstractions;

namespace EduCoop.Twinning.Tests.Years;

/// <summary>
/// Five school years of two authorities: what the registers say on many days equals what a plain count of the event log says, and a recount finds every row as the log has it.
/// EDUCOOP_LONG=1 takes 3,500 schools and two million events and prints how long each part took.
/// </summary>
public sealed class FiveYearsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("EDUCOOP_LONG") == "1";

    private static readonly Checkpoint[] Checkpoints =
    [
        .. Enumerable.Range(YearsScript.FirstYear, YearsScript.Years).SelectMany(year => new Checkpoint[]
        {
            new(new(year, 9, 20), year), new(new(year, 12, 31), year), new(new(year + 1, 5, 31), year),
        }),
        // The year before, seen from the next: what was said later is in it.
        new(new(2025, 10, 1), 2024),
    ];

    private readonly EmptyDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Registers_equal_a_recount_from_the_event_log()
    {
        var watch = Stopwatch.StartNew();
        await new YearsWriter(database.DataSource, new(Long ? YearsSize.Large : YearsSize.Small, seed: 20260905)).WriteAsync();
        var written = watch.Elapsed;
        watch.Restart();
        var plain = await PlainRecount.OfAsync(database.DataSource, Checkpoints);
        var counted = watch.Elapsed;
        Assert.True(plain.Events >= (Long ? 2_000_000 : 2_000), $"{plain.Events} events");

        watch.Restart();
        for (var i = 0; i < Checkpoints.Length; i++)
        {
            foreach (var authority in new Guid?[] { null, YearsScript.Giving, YearsScript.Needing })
            {
                await CompareAsync(plain, i, authority);
            }

            await CompareDoneAsync(plain, i);
        }

        var read = watch.Elapsed;
        watch.Restart();
        var recounted = await RecountRegisters.CountAsync(database.DataSource, default);
        Assert.Equal((plain.Events, null), (recounted.Events, recounted.Difference));
        output.WriteLine(
            $"{plain.Events} events written in {written.TotalSeconds:0.0} s; counted plainly in {counted.TotalSeconds:0.0} s; {Checkpoints.Length * 3} totals read in {read.TotalSeconds:0.0} s; recounted by the service in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private async Task CompareAsync(PlainRecount plain, int checkpoint, Guid? authority)
    {
        var at = Checkpoints[checkpoint];
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var asked = new RegisterAsked(authority is null, authority ?? Guid.Empty, at.SchoolYear, at.Day, null, null, null, 50, 0, 1);
        var told = await ReadRegister.TotalsAsync(connection, asked, default);
        var expected = plain.Totals(checkpoint, authority);
        Assert.Equal(Written(expected), Written(told));
        // A count in which nothing happened would agree with anything.
        Assert.True(told is { Schools: > 0, Registered: > 0 } && (at.Day.Month == 9 || authority is not null || told is { Covered: > 0, ActivePairs: > 0, Uncovered.Count: > 1 }), Written(told));
    }

    // What came of each pair, as the register of connections and the yearly figures add it up.
    private async Task CompareDoneAsync(PlainRecount plain, int checkpoint)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var told = await connection.QueryAsync<(Guid Pair, int Held, long Minutes, long People)>(
            "select agreement_id, held, minutes, supporter_teachers + supporter_pupils + seeker_teachers + seeker_pupils from pair_result_on(@Day, @SchoolYear) where held > 0", Checkpoints[checkpoint], commandTimeout: 600);
        var expected = plain.DoneBy(checkpoint);
        Assert.Equal(expected.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)), told.OrderBy(one => one.Pair).Select(one => (one.Pair, new PlainDone(one.Held, one.Minutes, one.People))));
        Assert.True(Checkpoints[checkpoint].Day.Month == 9 || expected.Count > 0, "no pair did anything");
    }

    private static string Written(RegisterTotals totals) => JsonSerializer.Serialize(totals with { Uncovered = new SortedDictionary<string, int>(totals.Uncovered.ToDictionary(), StringComparer.Ordinal) });
}

/// <summary>Twinning's tables without any unit.</summary>
internal sealed class EmptyDatabase() : PostgresFixture(typeof(Routes).Assembly);
