using System.Globalization;
using System.Text.Json.Nodes;
using EduCoop.Cli.Import;
using EduCoop.Cli.Output;
using EduCoop.Transparency.Receipts;

namespace EduCoop.Cli.Ledger;

/// <summary>`educoop receipt verify FILE`: checks a donor's receipt without a network.</summary>
internal static class VerifyReceipt
{
    internal static int Run(string? path, string? key, Screen screen)
    {
        var file = SourceFile.Read(path);
        var answer = ReceiptCheck.Check(file.Content, key);
        if (answer.Fault != ReceiptFault.None)
        {
            var code = "receipt_" + answer.Fault.ToString().ToLowerInvariant();
            throw new CommandFailedException(ExitCode.Refused, code, Text(answer.Fault), Texts.Get("ReceiptFaultDetail"));
        }

        var receipt = Receipt.Read(file.Content)!;
        var (leaf, checkpoint) = (answer.Leaf!, answer.Checkpoint!);
        var amounts = leaf.Legs.Where(leg => leg.Amount > 0).Select(leg => $"{leg.Amount.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.')} {leg.Commodity}").ToArray();
        screen.Line(Texts.Get("ReceiptIsRight"));
        screen.Line(Texts.Get("ReceiptEntry", leaf.Index + 1, checkpoint.Size, leaf.OccurredOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), string.Join(", ", amounts)));
        screen.Line(Texts.Get("ReceiptKey", receipt.Key));
        if (!answer.KeyIsTrusted)
        {
            screen.Line(Texts.Get("ReceiptKeyHint"));
        }

        screen.Document(ExitCode.Ok, new JsonObject
        {
            ["index"] = leaf.Index,
            ["size"] = checkpoint.Size,
            ["origin"] = checkpoint.Origin,
            ["giftId"] = leaf.GiftId?.ToString(),
            ["occurredOn"] = leaf.OccurredOn.ToString("O", CultureInfo.InvariantCulture),
            ["amounts"] = new JsonArray([.. leaf.Legs.Where(leg => leg.Amount > 0).Select(leg => (JsonNode)new JsonObject { ["commodity"] = leg.Commodity, ["amount"] = leg.Amount.ToString(CultureInfo.InvariantCulture) })]),
            ["opened"] = receipt.Opening is not null,
            ["key"] = receipt.Key,
            ["keyIsTrusted"] = answer.KeyIsTrusted,
        });
        return ExitCode.Ok;
    }

    private static string Text(ReceiptFault fault) => fault switch
    {
        ReceiptFault.Format => Texts.Get("ReceiptFormat"),
        ReceiptFault.Key => Texts.Get("ReceiptOtherKey"),
        ReceiptFault.Checkpoint => Texts.Get("ReceiptCheckpoint"),
        ReceiptFault.Leaf => Texts.Get("ReceiptLeaf"),
        ReceiptFault.Inclusion => Texts.Get("ReceiptInclusion"),
        _ => Texts.Get("ReceiptOpening"),
    };
}
