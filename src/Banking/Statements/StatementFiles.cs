using EduCoop.Banking.Statements.Camt;
using EduCoop.Banking.Statements.Source;
using EduCoop.Banking.Statements.Swift;
using EduCoop.Banking.Statements.Tables;
using EduCoop.Banking.VietQr;

namespace EduCoop.Banking.Statements;

/// <summary>
/// Reads any bank file that this library knows: camt.053, MT940 and MT942, text with columns, workbooks; each also packed with gzip.
/// The first bytes say what it is, never its name. The same bytes and options always give the same answer.
/// </summary>
public static class StatementFiles
{
    // A file whose lines end with @@ is one line.
    private const int SwiftInOneLine = 4 * 1024 * 1024;

    /// <summary>Reads a file from its beginning to its end, handing over each statement piece by piece.</summary>
    /// <param name="file">The file as it came; need not be seekable, is not closed.</param>
    /// <param name="sink">Takes the pieces. What it got before a refusal is void.</param>
    /// <param name="options">Bounds, and what the file does not say.</param>
    /// <exception cref="StatementRefusedException">The file cannot be taken; says why and where.</exception>
    public static void Read(Stream file, IStatementSink sink, ReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(sink);
        options ??= new ReadingOptions();
        using var source = StatementSource.Open(file, options);
        var tally = new StatementTally(sink, options);
        switch (source.Kind)
        {
            case SourceKind.Xml:
                new CamtReader(source.Stream, tally).Read();
                break;
            case SourceKind.Swift:
                new SwiftReader(new LineReader(source.Stream, options with { MaxLineBytes = Math.Max(options.MaxLineBytes, SwiftInOneLine) }, TextFallback.Western), tally).Read();
                break;
            case SourceKind.Workbook:
                WorkbookStatement.Read(source.Stream, tally, options);
                break;
            default:
                TextStatement.Read(new LineReader(source.Stream, options, TextFallback.None), tally, options);
                break;
        }
    }

    /// <summary>Reads a file that fits into the memory.</summary>
    /// <exception cref="StatementRefusedException">The file cannot be taken; says why and where.</exception>
    public static IReadOnlyList<BankStatement> Read(byte[] file, ReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var whole = new WholeStatements();
        using var stream = new MemoryStream(file, writable: false);
        Read(stream, whole, options);
        return whole.Statements;
    }

    /// <summary>For comparing words: small letters, no accents, single spaces; works without the system's ICU. A bullet, as in masked numbers, becomes a star.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AsciiText.Fold(text.Replace('•', '*')).ToLowerInvariant();
    }

    private sealed class WholeStatements : IStatementSink
    {
        private readonly List<BankStatement> statements = [];
        private List<StatementEntry> entries = [];
        private List<QuarantinedLine> quarantined = [];
        private List<StatementFlaw> flaws = [];

        internal IReadOnlyList<BankStatement> Statements => statements;

        public void Begin() => (entries, quarantined, flaws) = ([], [], []);

        public void Entry(StatementEntry entry) => entries.Add(entry);

        public void SetAside(QuarantinedLine line) => quarantined.Add(line);

        public void Flawed(StatementFlaw flaw) => flaws.Add(flaw);

        public void End(StatementTotals totals) => statements.Add(new(totals, entries, quarantined, flaws));
    }
}
