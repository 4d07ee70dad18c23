using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Spectre.Console;

namespace EduCoop.Cli.Output;

/// <summary>Results go to stdout, everything else to stderr; with --json stdout holds exactly one JSON document.</summary>
/// <param name="json">Was --json given?</param>
internal sealed class Screen(bool json)
{
    private static readonly JsonSerializerOptions JsonLook = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private string? lastNote;

    internal bool Json => json;

    /// <summary>A line of the result, for people only.</summary>
    internal void Line(string text = "")
    {
        if (!json)
        {
            Console.Out.WriteLine(text);
        }
    }

    /// <summary>Rows in columns; the second and later columns are right-aligned.</summary>
    internal void Table(IReadOnlyList<string[]> rows)
    {
        if (json || rows.Count == 0)
        {
            return;
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.Out.WriteLine("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
        }
    }

    /// <summary>The one document of --json.</summary>
    internal void Document(int exitCode, JsonObject content)
    {
        if (!json)
        {
            return;
        }

        var whole = new JsonObject { ["ok"] = exitCode == ExitCode.Ok, ["exitCode"] = exitCode };
        foreach (var (name, value) in content)
        {
            whole[name] = value?.DeepClone();
        }

        Console.Out.WriteLine(whole.ToJsonString(JsonLook));
    }

    /// <summary>Says once what the program is waiting for.</summary>
    internal void Note(string text)
    {
        if (text != lastNote)
        {
            lastNote = text;
            Console.Error.WriteLine(text);
        }
    }

    internal int Fail(CommandFailedException failure)
    {
        Document(failure.ExitCode, new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = failure.Code, ["title"] = failure.Message, ["detail"] = failure.Detail, ["traceId"] = failure.TraceId },
        });
        if (!json)
        {
            Console.Error.WriteLine(failure.Message);
            if (failure.Detail is { Length: > 0 } detail)
            {
                Console.Error.WriteLine(detail);
            }

            if (failure.TraceId is { } trace)
            {
                Console.Error.WriteLine(Texts.Get("TraceIdLine", trace));
            }
        }

        return failure.ExitCode;
    }

    /// <summary>A bar on a terminal; nothing in a pipe or a log file.</summary>
    internal static async Task<T> WithProgressAsync<T>(string title, Func<IProgress<Step>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new Quiet());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title), autoStart: true, maxValue: 1))));
    }

    private sealed class Quiet : IProgress<Step>
    {
        public void Report(Step value)
        {
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<Step>
    {
        public void Report(Step value)
        {
            task.Description = Markup.Escape(value.What);
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }
}

/// <summary>How far a job is.</summary>
/// <param name="What">Its present step, for a person.</param>
/// <param name="Done">Rows or bytes done.</param>
/// <param name="Total">Rows or bytes in all.</param>
internal readonly record struct Step(string What, long Done, long Total);
