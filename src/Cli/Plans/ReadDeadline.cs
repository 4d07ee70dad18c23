using System.Globalization;
using EduCoop.Cli.Output;
using EduCoop.Documents.Deadlines;

namespace EduCoop.Cli.Plans;

/// <summary>`educoop plan deadline PHRASE`: the phrase as a rule.</summary>
internal static class ReadDeadline
{
    internal static async Task<int> RunAsync(string? phrase, string? issued, Screen screen)
    {
        phrase = phrase == "-" ? (await Console.In.ReadToEndAsync()).Trim() : phrase;
        if (string.IsNullOrWhiteSpace(phrase))
        {
            throw new CommandFailedException(ExitCode.Refused, "phrase_missing", Texts.Get("PhraseMissing"), Texts.Get("SeeHelp"));
        }

        var reading = DeadlineReader.Read(phrase, new DeadlineContext { IssuedOn = DayOf(issued) });
        if (screen.Json)
        {
            await Console.Out.WriteLineAsync(reading.ToJson());
            return ExitCode.Ok;
        }

        if (reading.Rules.Count == 0)
        {
            screen.Line(Texts.Get("PhraseWithoutRule"));
        }

        foreach (var rule in reading.Rules)
        {
            screen.Line($"{rule.Kind}: {rule.Span.Of(phrase)}");
            Field(screen, "DeadlineFrom", Day(rule.From));
            Field(screen, "DeadlineDue", Day(rule.LastDay()));
            Field(screen, "DeadlineRecurrence", rule.Recurrence is null ? null : $"{rule.Recurrence}{(rule.AnchorDay is null ? "" : $" ({rule.AnchorDay})")}");
            Field(screen, "DeadlineExternal", rule.External ?? rule.Event);
            foreach (var note in rule.Notes)
            {
                screen.Line($"    {note}");
            }
        }

        if (!reading.HasDate)
        {
            screen.Line(Texts.Get("PhraseWithoutDate"));
        }

        return ExitCode.Ok;
    }

    private static DateOnly? DayOf(string? issued) => issued switch
    {
        null or "" => null,
        _ when DateOnly.TryParseExact(issued, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw new CommandFailedException(ExitCode.Refused, "date_invalid", Texts.Get("DateInvalid", issued), Texts.Get("DateInvalidDetail")),
    };

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static void Field(Screen screen, string label, string? value)
    {
        if (value is not null)
        {
            screen.Line($"    {Texts.Get(label)}: {value}");
        }
    }
}
