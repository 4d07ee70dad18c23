using System.Text;
using EduCoop.Banking.Statements;

namespace EduCoop.Banking.Tests.Statements;

/// <summary>Short words for reading a file in a test.</summary>
internal static class Bank
{
    internal static readonly ReadingOptions Options = new() { Latest = new DateOnly(2026, 11, 30) };

    internal static IReadOnlyList<BankStatement> Read(byte[] file, ReadingOptions? options = null) => StatementFiles.Read(file, options ?? Options);

    internal static IReadOnlyList<BankStatement> Read(string text, ReadingOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    internal static BankStatement One(string text, ReadingOptions? options = null) => Assert.Single(Read(text, options));

    internal static BankStatement One(byte[] file, ReadingOptions? options = null) => Assert.Single(Read(file, options));

    internal static StatementRefusal Refuse(string text) => Refuse(Encoding.UTF8.GetBytes(text));

    internal static StatementRefusal Refuse(byte[] file) => Assert.Throws<StatementRefusedException>(() => Read(file)).Refusal;

    internal static (decimal? Opening, decimal? Closing, bool? Ties) Balances(this BankStatement statement) =>
        (statement.Totals.Opening, statement.Totals.Closing, statement.Totals.Ties);

    internal static IEnumerable<decimal> Amounts(this BankStatement statement) => statement.Entries.Select(entry => entry.Amount);
}
