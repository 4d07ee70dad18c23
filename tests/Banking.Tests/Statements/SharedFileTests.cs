using System.Globalization;
using System.Text.Json;
using EduCoop.Banking.Statements;

namespace EduCoop.Banking.Tests.Statements;

/// <summary>Every bank file beside the repository, against the figures that were worked out for it elsewhere.</summary>
public sealed class SharedFileTests
{
    // RC takes money and RD brings it back, as the standard has it: 100.00 + 50.00 - 25.00 + 100.00 is the file's own closing balance of 225.00.
    // The library with which the expected figures were made adds both.
    private const string ReversalMarks = "mt940/IsraelIyonsi_Mt940.NET__reversal-marks.sta";

    [SharedFact]
    public void MT940_files_give_their_counts_sums_and_balances()
    {
        foreach (var (name, expected) in Expected("expected.json").Where(file => file.Name.StartsWith("mt940/", StringComparison.Ordinal)))
        {
            var statements = Read(name);
            Assert.Equal((name, expected.GetProperty("count_61").GetInt32()), (name, statements.Sum(statement => statement.Totals.EntryCount)));
            Assert.Equal((name, expected.GetProperty("count_20").GetInt32()), (name, statements.Count));
            var net = statements.Sum(Net);
            if (name == ReversalMarks)
            {
                Assert.Equal((125.00m, (bool?)true), (net, statements[0].Totals.Ties));
                continue;
            }

            Check(name, expected, "net", net);
            if (expected.TryGetProperty("open", out _))
            {
                Check(name, expected, statements[0]);
            }
        }
    }

    [SharedFact]
    public void Camt_files_give_their_counts_sums_and_balances()
    {
        foreach (var (name, expected) in Expected("expected.json").Where(file => file.Name.StartsWith("camt053/", StringComparison.Ordinal)))
        {
            var wanted = expected.GetProperty("statements").EnumerateArray().ToList();
            if (wanted.Count == 0)
            {
                var refusal = Bank.Refuse(File.ReadAllBytes(PathOf(name)));
                Assert.Equal(("no_statement", "Stmt", 10), (refusal.Code, refusal.Tag, refusal.Line));
                continue;
            }

            var statements = Read(name);
            Assert.Equal((name, wanted.Count), (name, statements.Count));
            foreach (var (statement, figures) in statements.Zip(wanted))
            {
                Assert.Equal((name, figures.GetProperty("account").GetString()), (name, statement.Totals.Account));
                Assert.Equal((name, figures.GetProperty("entries").GetInt32()), (name, statement.Totals.EntryCount));
                Check(name, figures, "net", Net(statement));
                Check(name, figures, statement);
            }
        }
    }

    [SharedFact]
    public void The_real_statements_of_two_Vietnamese_banks_give_their_rows_and_sums()
    {
        foreach (var (name, expected) in Expected("expected-vn.json"))
        {
            var statement = Assert.Single(Read(name));
            Assert.Equal((name, expected.GetProperty("rows").GetInt32()), (name, statement.Entries.Count));
            Assert.Equal((name, expected.GetProperty("sum_vnd").GetDecimal()), (name, statement.Totals.Credits.Sum));
            Assert.Empty(statement.Quarantined);
            Assert.Empty(statement.Flaws);
            if (expected.TryGetProperty("closing", out var closing))
            {
                Assert.Equal((0m, closing.GetDecimal(), true), statement.Balances());
                Assert.Equal(6421, Assert.Single(statement.Entries, entry => entry.IsRecovered).Place.Line);
                Assert.Equal(expected.GetProperty("rows_without_ref").GetInt32(), statement.Entries.Count(entry => entry.Reference is null));
            }
            else
            {
                Assert.Equal(expected.GetProperty("max").GetDecimal(), statement.Entries.Max(entry => entry.Amount));
                Assert.Null(statement.Totals.Ties);
                Assert.True(statement.Totals.IsYearAssumed);
                Assert.Equal(new DateOnly(2026, 9, 1), statement.Entries[0].Day);
                Assert.Equal(new DateOnly(2024, 9, 1), Bank.One(File.ReadAllBytes(PathOf(name)), Bank.Options with { Year = 2024 }).Entries[0].Day);
            }
        }
    }

    private static IReadOnlyList<BankStatement> Read(string name) => Bank.Read(File.ReadAllBytes(PathOf(name)));

    private static string PathOf(string name) => SharedData.File(["bank", .. name.Split('/')]);

    private static decimal Net(BankStatement statement) => statement.Entries.Sum(entry => entry.Amount);

    private static void Check(string name, JsonElement expected, BankStatement statement)
    {
        Check(name, expected, "open", statement.Totals.Opening);
        Check(name, expected, "close", statement.Totals.Closing);
        var ties = expected.GetProperty("balances_tie");
        Assert.Equal((name, ties.ValueKind == JsonValueKind.Null ? null : (bool?)ties.GetBoolean()), (name, statement.Totals.Ties));
    }

    private static void Check(string name, JsonElement expected, string figure, decimal? actual)
    {
        if (expected.TryGetProperty(figure, out var wanted))
        {
            Assert.Equal((name, figure, wanted.GetString() is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : (decimal?)null), (name, figure, actual));
        }
    }

    private static IEnumerable<(string Name, JsonElement Figures)> Expected(string file) =>
        JsonDocument.Parse(File.ReadAllText(SharedData.File("bank", file))).RootElement.EnumerateObject().Select(one => (one.Name, one.Value));
}
