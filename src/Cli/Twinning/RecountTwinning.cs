using System.Text.Json.Nodes;
using EduCoop.Cli.Import;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;

namespace EduCoop.Cli.Twinning;

/// <summary>educoop twinning recount: works the registers of twinning out anew from all that was ever said and names the first row that says something else.</summary>
internal static class RecountTwinning
{
    internal static async Task<int> RunAsync(Connection connection, Screen screen, CancellationToken cancellation)
    {
        using var gateway = new Gateway(connection, "educoop twinning recount", screen.Note);
        var recount = await gateway.GetAsync("api/twinning/registers/recount", cancellation) as JsonObject
            ?? throw new CommandFailedException(ExitCode.Fault, "answer_unknown", Texts.Get("RecountUnknown"), traceId: gateway.TraceId);
        var difference = recount["difference"];
        var exitCode = difference is null ? ExitCode.Ok : ExitCode.Fault;
        var document = recount.DeepClone().AsObject();
        document["traceId"] = gateway.TraceId;
        screen.Document(exitCode, document);
        screen.Line(Texts.Get("RecountEvents", Texts.Number(recount["events"].Whole())));
        screen.Line(difference is null
            ? Texts.Get("RecountEqual")
            : Texts.Get("RecountDiffers", $"{difference["about"]} {difference["id"]}", $"{difference["what"]}", $"{difference["kept"] ?? "–"}", $"{difference["counted"] ?? "–"}"));
        return exitCode;
    }
}
