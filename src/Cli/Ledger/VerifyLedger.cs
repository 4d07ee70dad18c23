using System.Globalization;
using System.Text.Json.Nodes;
using EduCoop.Cli.Output;
using EduCoop.Cli.Session;
using EduCoop.Transparency.Notes;

namespace EduCoop.Cli.Ledger;

/// <summary>
/// `educoop ledger verify`: computes a ledger anew from its public journal and names the first difference. Nobody signs in for it; with --export nothing but
/// the files is needed.
/// </summary>
internal static class VerifyLedger
{
    internal static async Task<int> RunAsync(Connection call, string? ledgerUrl, string? export, string? key, string? kept, Screen screen, CancellationToken cancellation)
    {
        var results = new JsonArray();
        if (export is not null)
        {
            foreach (var file in ExportSource.Open(export))
            {
                results.Add(await VerifyAsync(file, [file.Checkpoint, file.CheckpointBeside], key, file.PublicKey, kept, screen, cancellation));
            }

            screen.Document(ExitCode.Ok, new JsonObject { ["ledgers"] = results });
            return ExitCode.Ok;
        }

        using var http = new HttpClient(new PatientHandler()) { Timeout = TimeSpan.FromMinutes(5) };
        try
        {
            var ledgers = ledgerUrl is { } only ? [new Uri(only.TrimEnd('/') + "/")] : await LedgerSource.ListAsync(http, new Uri(call.Url, "api/donations/ledgers"), cancellation);
            foreach (var source in ledgers.Select(ledger => new LedgerSource(http, ledger)))
            {
                var note = await source.CheckpointAsync(cancellation);
                results.Add(await VerifyAsync(source, [note], key, key is null ? await source.KeyAsync(cancellation) : null, kept, screen, cancellation));
            }

            screen.Document(ExitCode.Ok, new JsonObject { ["ledgers"] = results });
            return ExitCode.Ok;
        }
        catch (HttpRequestException away)
        {
            throw new CommandFailedException(ExitCode.Fault, "unreachable", Texts.Get("LedgerUnreachable", away.Message), Texts.Get("SeeHelp"));
        }
    }

    private static async Task<JsonObject> VerifyAsync(
        IJournalSource source, IReadOnlyList<string?> notes, string? key, string? namedKey, string? kept, Screen screen, CancellationToken cancellation)
    {
        var publicKey = VerifierKey.Read(key ?? namedKey ?? "") ?? throw Differs(null, Texts.Get("LedgerNoKey"));
        var heads = notes.OfType<string>().Select(note => (Note: note, Head: Checkpoint.Verified(note, publicKey) ?? throw Differs(null, Texts.Get("LedgerSignature")))).ToList();
        var (note, head) = heads.MaxBy(one => one.Head.Size);
        var before = kept is not null && File.Exists(kept)
            ? Checkpoint.Verified(await File.ReadAllTextAsync(kept, cancellation), publicKey) ?? throw Differs(null, Texts.Get("LedgerKeptSignature", kept))
            : null;
        if (before?.Size > head.Size)
        {
            throw Differs(head.Size, Texts.Get("LedgerWentBack", before.Size, head.Size));
        }

        var recount = new LedgerRecount(source, head, [.. heads.Select(one => one.Head).Append(before).OfType<Checkpoint>().Where(one => one != head)]);
        if (await recount.RunAsync(cancellation) is var (index, what))
        {
            throw Differs(index, what);
        }

        if (kept is not null)
        {
            await File.WriteAllTextAsync(kept, note, cancellation);
        }

        screen.Line(Texts.Get("LedgerIsRight", head.Origin, head.Size));
        screen.Line(Texts.Get("LedgerRoot", Convert.ToBase64String(head.Root)));
        screen.Line(Texts.Get("ReceiptKey", publicKey.ToString()));
        foreach (var (commodity, debits) in recount.Debits)
        {
            screen.Line(Texts.Get("LedgerSum", commodity, debits.ToString(CultureInfo.InvariantCulture)));
        }

        return new JsonObject
        {
            ["origin"] = head.Origin,
            ["size"] = head.Size,
            ["root"] = Convert.ToBase64String(head.Root),
            ["key"] = publicKey.ToString(),
            ["keyIsTrusted"] = key is not null,
            ["debits"] = new JsonObject(recount.Debits.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.ToString(CultureInfo.InvariantCulture)))),
        };
    }

    private static CommandFailedException Differs(long? index, string what) =>
        new(ExitCode.Refused, "ledger_differs", index is { } at ? Texts.Get("LedgerDiffersAt", at) : Texts.Get("LedgerDiffers"), what);
}
