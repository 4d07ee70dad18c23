namespace EduCoop.Banking.Statements;

/// <summary>Counts and sums what goes to the sink, and bounds it.</summary>
internal sealed class StatementTally(IStatementSink sink, ReadingOptions options)
{
    private int entries;
    private int credits;
    private int debits;
    private decimal creditSum;
    private decimal debitSum;

    internal int EntryCount => credits + debits;

    internal decimal Net => creditSum - debitSum;

    internal void Begin()
    {
        (credits, debits, creditSum, debitSum) = (0, 0, 0, 0);
        sink.Begin();
    }

    internal void Entry(StatementEntry entry)
    {
        if (++entries > options.MaxLines)
        {
            throw StatementRefusedException.Of("too_many_lines", "Sao kê có quá nhiều dòng.", $"Chia sao kê thành các tệp không quá {options.MaxLines} dòng.", entry.Place.Line);
        }

        if (!decimal.IsNegative(entry.Amount))
        {
            credits++;
            creditSum += entry.Amount;
        }
        else
        {
            debits++;
            debitSum -= entry.Amount;
        }

        sink.Entry(entry);
    }

    internal void SetAside(int line, string reason) => sink.SetAside(new(line, reason));

    internal void Flawed(StatementFlaw flaw) => sink.Flawed(flaw);

    /// <summary>Money that is there but cannot be taken: set aside, and the statement is flawed.</summary>
    internal void Lost(int line, string code, string title, string detail)
    {
        sink.SetAside(new(line, $"{title} {detail}"));
        sink.Flawed(new(code, title, detail, line));
    }

    /// <param name="head">All but counts and sums.</param>
    /// <param name="check">What is to be compared before the end, where flaws can still be told.</param>
    internal StatementTotals End(StatementTotals head, Action<StatementTotals>? check = null)
    {
        var totals = head with { Credits = new(credits, creditSum), Debits = new(debits, debitSum) };
        check?.Invoke(totals);
        sink.End(totals);
        return totals;
    }
}
