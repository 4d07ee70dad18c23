using EduCoop.Cli.Output;
using EduCoop.Documents.Files;

namespace EduCoop.Cli.Plans;

/// <summary>`educoop plan text FILE`: the text that is taken out of a file, so that one sees what the reader saw.</summary>
internal static class ShowText
{
    internal static async Task<int> RunAsync(string? path, Screen screen, CancellationToken cancellation)
    {
        var document = await ParsePlan.OpenAsync(path, cancellation);
        await Console.Out.WriteAsync(document.Text);
        foreach (var finding in document.Findings)
        {
            screen.Note(finding.Message);
        }

        return ExitCode.Ok;
    }
}
