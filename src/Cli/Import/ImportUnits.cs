using System.Text.Json.Nodes;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Import;

/// <summary>educoop import units: sends a list of units, shows what it would change, and commits it after a yes.</summary>
internal static class ImportUnits
{
    internal static readonly string[] Kinds = ["provinces", "communes", "unit_types", "schools", "units"];
    private const int ShownErrors = 20;
    private static readonly HashSet<string> Running = ["previewed", "committing"];

    internal static async Task<int> RunAsync(Connection connection, string? path, string? kind, bool dryRun, bool yes, Screen screen, CancellationToken cancellation)
    {
        var file = SourceFile.Read(path);
        if (kind is null || !Kinds.Contains(kind))
        {
            throw new CommandFailedException(ExitCode.Refused, "kind_invalid", Texts.Get("KindInvalid", kind ?? ""), Texts.Get("KindInvalidDetail", string.Join(", ", Kinds)));
        }

        using var gateway = new Gateway(connection, "educoop import units", screen.Note);
        var preview = await Screen.WithProgressAsync(Texts.Get("Sending", file.Name), async progress =>
            await gateway.SendAsync(
                HttpMethod.Post, $"api/unit-directory/imports?kind={kind}&fileName={Uri.EscapeDataString(file.Name)}",
                () => file.ToBody(sent => progress.Report(new Step(Texts.Get("Sending", file.Name), sent, file.Content.Length))), cancellation) as JsonObject) ?? [];
        ShowPreview(preview, file, screen);
        if (preview["counts"]?["errors"].Whole() > 0)
        {
            screen.Document(ExitCode.Refused, new JsonObject { ["import"] = preview.DeepClone(), ["traceId"] = gateway.TraceId });
            screen.Line(Texts.Get("MendAndSendAgain"));
            return ExitCode.Refused;
        }

        if (dryRun)
        {
            screen.Document(ExitCode.Ok, new JsonObject { ["import"] = preview.DeepClone(), ["traceId"] = gateway.TraceId });
            screen.Line(Texts.Get("DryRun"));
            return ExitCode.Ok;
        }

        Confirm(yes, screen);
        var id = preview["importId"]?.ToString();
        var done = await Screen.WithProgressAsync(Texts.Get("Committing", file.Name), async progress =>
        {
            await gateway.SendAsync(HttpMethod.Post, $"api/unit-directory/imports/{id}/commit", null, cancellation);
            return await Job.WaitAsync(gateway, $"api/unit-directory/imports/{id}", Texts.Get("Committing", file.Name), Running, connection.TimeLimit, progress, cancellation);
        });
        return Report(done, file, gateway.TraceId, screen);
    }

    private static void ShowPreview(JsonObject preview, SourceFile file, Screen screen)
    {
        var counts = preview["counts"];
        screen.Line(Texts.Get("Preview", file.Name));
        screen.Table(
        [
            [Texts.Get("Rows"), Texts.Number(counts?["rows"].Whole() ?? 0)],
            [Texts.Get("New"), Texts.Number(counts?["new"].Whole() ?? 0)],
            [Texts.Get("Changed"), Texts.Number(counts?["changed"].Whole() ?? 0)],
            [Texts.Get("Same"), Texts.Number(counts?["same"].Whole() ?? 0)],
            [Texts.Get("Errors"), Texts.Number(counts?["errors"].Whole() ?? 0)],
        ]);
        var errors = preview["errors"].Each().ToList();
        foreach (var error in errors.Take(ShownErrors))
        {
            screen.Line(Texts.Get("RowError", error["row"].Whole(), error["column"]?.ToString(), error["message"]?.ToString()));
        }

        if (errors.Count > ShownErrors)
        {
            screen.Line(Texts.Get("MoreErrors", errors.Count - ShownErrors));
        }
    }

    private static void Confirm(bool yes, Screen screen)
    {
        if (yes)
        {
            return;
        }

        if (screen.Json || Console.IsInputRedirected)
        {
            throw new CommandFailedException(ExitCode.Refused, "not_confirmed", Texts.Get("NotConfirmed"), Texts.Get("NotConfirmedDetail"));
        }

        Console.Error.Write(Texts.Get("CommitQuestion"));
        if (Console.ReadLine()?.Trim().ToUpperInvariant() is not ("C" or "CÓ" or "Y" or "YES"))
        {
            throw new CommandFailedException(ExitCode.Refused, "not_confirmed", Texts.Get("NothingChanged"));
        }
    }

    private static int Report(JsonObject import, SourceFile file, string traceId, Screen screen)
    {
        var committed = import["state"]?.ToString() == "committed";
        var exitCode = committed ? ExitCode.Ok : ExitCode.Refused;
        screen.Document(exitCode, new JsonObject { ["import"] = import.DeepClone(), ["traceId"] = traceId });
        screen.Line(committed ? Texts.Get("Committed", file.Name) : Texts.Get("ImportRefused", file.Name));
        if (!committed)
        {
            ShowPreview(import, file, screen);
        }

        screen.Line(Texts.Get("TraceIdLine", traceId));
        return exitCode;
    }
}
