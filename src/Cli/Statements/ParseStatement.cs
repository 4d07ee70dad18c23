using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EduCoop.Banking.Statements;
using EduCoop.Cli.Output;

namespace EduCoop.Cli.Statements;

/// <summary>
/// `educoop statement parse FILE`: what the reader understands of a bank's file. The file is read once for what it comes to and, when its
/// lines are asked for, once more to print them, so that it may be larger than the memory.
/// </summary>
internal static class ParseStatement
{
    private const string Stdin = "-";
    private static readonly JsonWriterOptions Look = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task<int> RunAsync(string? path, bool isSummary, int? year, Screen screen, CancellationToken cancellation)
    {
        await using var file = await OpenAsync(path, cancellation);
        var options = ReadingOptions.Large with { Year = year, Latest = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(7).Date) };
        var outline = new Outline();
        try
        {
            StatementFiles.Read(file, outline, options);
        }
        catch (StatementRefusedException refused)
        {
            return Refuse(refused.Refusal, screen);
        }

        Warn(outline);
        if (screen.Json)
        {
            await using var stdout = Console.OpenStandardOutput();
            await using var json = new Utf8JsonWriter(stdout, Look);
            json.WriteStartObject();
            json.WriteStartArray("statements");
            var writer = new Writer(json, outline, isSummary, cancellation);
            if (isSummary)
            {
                writer.WriteSummaries();
            }
            else
            {
                file.Position = 0;
                StatementFiles.Read(file, writer, options);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancellation);
            stdout.WriteByte((byte)'\n');
        }
        else
        {
            Show(outline, screen);
        }

        return ExitCode.Ok;
    }

    // A pipe cannot be read twice.
    private static async Task<Stream> OpenAsync(string? path, CancellationToken cancellation)
    {
        if (path == Stdin)
        {
            var kept = new MemoryStream();
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(kept, cancellation);
            kept.Position = 0;
            return kept;
        }

        if (string.IsNullOrWhiteSpace(path))
        {
            throw new CommandFailedException(ExitCode.Refused, "file_missing", Texts.Get("FileMissing"), Texts.Get("SeeHelp"));
        }

        if (!File.Exists(path))
        {
            throw new CommandFailedException(ExitCode.Refused, "file_not_found", Texts.Get("FileNotFound", path), Texts.Get("FileNotFoundDetail", Path.GetFullPath(path)));
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Refused, "file_unreadable", Texts.Get("FileUnreadable", path), fault.Message);
        }
    }

    // A program gets a document that holds no statement, and the reason; a person reads the reason on stderr.
    private static int Refuse(StatementRefusal refusal, Screen screen)
    {
        var place = string.Join(", ", new[] { refusal.Line is { } line ? Texts.Get("AtFileLine", line) : null, refusal.Tag }.Where(part => part is not null));
        Console.Error.WriteLine(place.Length > 0 ? $"{place}: {refusal.Title}" : refusal.Title);
        Console.Error.WriteLine(refusal.Detail);
        if (screen.Json)
        {
            using var stdout = Console.OpenStandardOutput();
            using var json = new Utf8JsonWriter(stdout, Look);
            json.WriteStartObject();
            json.WriteStartArray("statements");
            json.WriteEndArray();
            json.WriteStartObject("error");
            json.WriteString("code", refusal.Code);
            json.WriteString("title", refusal.Title);
            json.WriteString("detail", refusal.Detail);
            Number(json, "line", refusal.Line);
            json.WriteString("tag", refusal.Tag);
            json.WriteEndObject();
            json.WriteEndObject();
            json.Flush();
            stdout.WriteByte((byte)'\n');
        }

        return ExitCode.Refused;
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Warn(Outline outline)
    {
        foreach (var flaw in outline.Statements.SelectMany(statement => statement.Flaws))
        {
            Console.Error.WriteLine(flaw.Line is { } line ? $"{Texts.Get("AtFileLine", line)}: {flaw.Title} {flaw.Detail}" : $"{flaw.Title} {flaw.Detail}");
        }

        if (outline.Statements.Any(statement => statement.Totals.IsYearAssumed))
        {
            Console.Error.WriteLine(Texts.Get("YearAssumed"));
        }
    }

    private static void Show(Outline outline, Screen screen)
    {
        foreach (var (totals, quarantined, _) in outline.Statements)
        {
            screen.Line($"{totals.Account ?? "?"} {totals.Currency} ({totals.Layout})");
            screen.Table(
            [
                [Texts.Get("Opening"), Amount(totals.Opening)],
                [Texts.Get("Credits"), $"{totals.Credits.Count} · {Amount(totals.Credits.Sum)}"],
                [Texts.Get("Debits"), $"{totals.Debits.Count} · {Amount(totals.Debits.Sum)}"],
                [Texts.Get("Closing"), Amount(totals.Closing)],
                [Texts.Get("Ties"), Texts.Get(totals.Ties switch { true => "TiesYes", false => "TiesNo", _ => "TiesUnknown" })],
            ]);
            foreach (var line in quarantined)
            {
                screen.Line(Texts.Get("QuarantinedLine", line.Line, line.Reason));
            }
        }
    }

    private static string Amount(decimal? amount) => amount is { } given ? given.ToString("#,##0.#####", Texts.Numbers) : "–";

    /// <summary>All but the entries.</summary>
    private sealed class Outline : IStatementSink
    {
        private List<QuarantinedLine> quarantined = [];
        private List<StatementFlaw> flaws = [];

        internal List<(StatementTotals Totals, List<QuarantinedLine> Quarantined, List<StatementFlaw> Flaws)> Statements { get; } = [];

        public void Begin() => (quarantined, flaws) = ([], []);

        public void Entry(StatementEntry entry)
        {
            // Counted by the reader.
        }

        public void SetAside(QuarantinedLine line) => quarantined.Add(line);

        public void Flawed(StatementFlaw flaw) => flaws.Add(flaw);

        public void End(StatementTotals totals) => Statements.Add((totals, quarantined, flaws));
    }

    private sealed class Writer(Utf8JsonWriter json, Outline outline, bool isSummary, CancellationToken cancellation) : IStatementSink
    {
        private const int FlushAt = 64 * 1024;
        private int at;

        internal void WriteSummaries()
        {
            foreach (var _ in outline.Statements)
            {
                Begin();
                End(outline.Statements[at].Totals);
            }
        }

        public void Begin()
        {
            var (totals, quarantined, _) = outline.Statements[at];
            json.WriteStartObject();
            json.WriteString("account", totals.Account);
            json.WriteString("currency", totals.Currency);
            json.WriteString("opening", Text(totals.Opening));
            json.WriteString("closing", Text(totals.Closing));
            if (totals.Ties is { } ties)
            {
                json.WriteBoolean("ties", ties);
            }
            else
            {
                json.WriteNull("ties");
            }

            json.WriteNumber("entryCount", totals.EntryCount);
            Side("credits", totals.Credits);
            Side("debits", totals.Debits);
            json.WriteStartArray("quarantined");
            foreach (var line in quarantined)
            {
                json.WriteStartObject();
                json.WriteNumber("line", line.Line);
                json.WriteString("reason", line.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (!isSummary)
            {
                json.WriteStartArray("entries");
            }
        }

        public void Entry(StatementEntry entry)
        {
            json.WriteStartObject();
            json.WriteString("day", entry.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("amount", Text(Math.Abs(entry.Amount)));
            json.WriteString("sign", decimal.IsNegative(entry.Amount) ? "-" : "+");
            json.WriteString("reference", entry.Reference);
            json.WriteString("memo", entry.Memo);
            json.WriteString("balance", Text(entry.Balance));
            json.WriteBoolean("recovered", entry.IsRecovered);
            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
            {
                cancellation.ThrowIfCancellationRequested();
                json.Flush();
            }
        }

        public void SetAside(QuarantinedLine line)
        {
            // Told at the head of the statement.
        }

        public void Flawed(StatementFlaw flaw)
        {
            // Told on stderr.
        }

        public void End(StatementTotals totals)
        {
            if (!isSummary)
            {
                json.WriteEndArray();
            }

            json.WriteEndObject();
            at++;
        }

        private void Side(string name, SideTotal side)
        {
            json.WriteStartObject(name);
            json.WriteNumber("count", side.Count);
            json.WriteString("sum", Text(side.Sum));
            json.WriteEndObject();
        }

        private static string? Text(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture);
    }
}
