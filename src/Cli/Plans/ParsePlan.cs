using EduCoop.Cli.Import;
using EduCoop.Cli.Output;
using EduCoop.Documents.Files;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Text;

namespace EduCoop.Cli.Plans;

/// <summary>`educoop plan parse FILE`: what the reader understands of a plan, without any server.</summary>
internal static class ParsePlan
{
    private const string Stdin = "-";

    internal static async Task<int> RunAsync(string? path, Screen screen, CancellationToken cancellation)
    {
        var draft = PlanReader.Read(await OpenAsync(path, cancellation));
        if (screen.Json)
        {
            await Console.Out.WriteLineAsync(PlanJson.Write(draft));
        }
        else
        {
            DraftView.Show(draft, screen);
        }

        return ExitCode.Ok;
    }

    internal static async Task<PlanText> OpenAsync(string? path, CancellationToken cancellation)
    {
        var file = await ReadAsync(path, cancellation);
        var opened = await DocumentFiles.OpenAsync(file.Content, file.Name, cancellation: cancellation);
        return opened.Text ?? throw new CommandFailedException(ExitCode.Refused, opened.Refusal!.Code, opened.Refusal.Title, opened.Refusal.Detail);
    }

    internal static async Task<SourceFile> ReadAsync(string? path, CancellationToken cancellation) => path == Stdin ? await ReadStdinAsync(cancellation) : SourceFile.Read(path);

    private static async Task<SourceFile> ReadStdinAsync(CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await input.ReadAsync(buffer, cancellation)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > DocumentLimits.Default.MaxBytes)
            {
                throw new CommandFailedException(ExitCode.Refused, "file_too_large", Texts.Get("FileTooLarge", Stdin), Texts.Get("FileSizeDetail"));
            }
        }

        return content.Length == 0
            ? throw new CommandFailedException(ExitCode.Refused, "file_empty", Texts.Get("StdinEmpty"), Texts.Get("SeeHelp"))
            : new SourceFile(Stdin, "stdin", content.ToArray());
    }
}
