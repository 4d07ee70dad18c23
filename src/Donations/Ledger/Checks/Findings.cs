namespace EduCoop.Donations.Ledger.Checks;

/// <summary>What a check has found so far: at most a hundred.</summary>
internal sealed class Findings
{
    private const int Most = 100;
    private readonly List<LedgerProblem> problems = [];

    internal IReadOnlyList<LedgerProblem> Problems => problems;

    internal void Add(string code, long? where, string detail)
    {
        if (problems.Count < Most)
        {
            problems.Add(new LedgerProblem(code, where, detail));
        }
    }
}
