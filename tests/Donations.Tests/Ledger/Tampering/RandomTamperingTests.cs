using System.Globalization;
using Xunit.Abstractions;

namespace EduCoop.Donations.Tests.Ledger.Tampering;

/// <summary>
/// A superuser of the database, to whom no trigger applies, changes something at random; the nightly check finds it and names the right place first.
/// EDUCOOP_LONG=1 makes 1,000 changes and prints how many of each kind were found; EDUCOOP_SEED repeats a run.
/// </summary>
public sealed class RandomTamperingTests(SealedLedger ledger, ITestOutputHelper output) : IClassFixture<SealedLedger>
{
    private const int Often = 10;
    private const int ManyRounds = 100;
    private static readonly int Rounds = Environment.GetEnvironmentVariable("EDUCOOP_LONG") == "1" ? 1000 : Tamperings.All.Count;

    [Fact]
    public async Task Every_random_change_of_a_superuser_is_found_at_its_place()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("EDUCOOP_SEED") ?? "20240910", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        var (made, found, escaped) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>());
        Assert.Empty((await ledger.CheckAsync()).Problems);
        for (var round = 0; round < Rounds; round++)
        {
            // Each kind in turn, so that none is left out; where, by how much and with what is chance.
            var kind = Tamperings.All[round % Tamperings.All.Count];
            var (code, where) = await kind.Do(ledger, random);
            var problems = (await ledger.CheckAsync()).Problems;
            made[kind.Name] = made.GetValueOrDefault(kind.Name) + 1;
            if (problems.FirstOrDefault(problem => problem.Code == code) is { } first && first.Where == where)
            {
                found[kind.Name] = found.GetValueOrDefault(kind.Name) + 1;
            }
            else
            {
                escaped.Add($"round {round} ({kind.Name}): expected {code} at {where}, found {string.Join("; ", problems.Take(4).Select(problem => $"{problem.Code} at {problem.Where}"))}");
            }

            await ledger.RestoreAsync();
            if (round % ManyRounds == ManyRounds - 1)
            {
                Console.WriteLine($"{round + 1} changes, {found.Values.Sum()} found at their place");
            }

            Assert.True(round % Often != 0 || (await ledger.CheckAsync()).Problems is [], $"round {round} ({kind.Name}) was not put right again");
        }

        Assert.Empty((await ledger.CheckAsync()).Problems);
        foreach (var (name, count) in made)
        {
            output.WriteLine($"{name}: {found.GetValueOrDefault(name)} of {count}");
        }

        output.WriteLine($"Seed {seed}, {ledger.Size} entries: {found.Values.Sum()} of {Rounds} found.");
        Assert.True(escaped.Count == 0, $"Seed {seed}: {string.Join('\n', escaped)}");
    }
}
