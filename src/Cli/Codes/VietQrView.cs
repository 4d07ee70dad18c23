using System.Text.Json.Nodes;
using EduCoop.Banking.VietQr;

namespace EduCoop.Cli.Codes;

/// <summary>A code as both commands show it.</summary>
internal static class VietQrView
{
    private static readonly string[] Services = ["QRIBFTTA", "QRIBFTTC", "QRPUSH"];

    internal static JsonObject Of(TransferCode code, string payload) => new()
    {
        ["bin"] = code.Bin,
        ["bank"] = Banks.Find(code.Bin)?.Name,
        ["account"] = code.Account,
        ["service"] = Services[(int)code.Service],
        ["amount"] = code.AmountVnd,
        ["currency"] = "VND",
        ["purpose"] = code.Purpose,
        ["reference"] = code.Reference,
        ["bill"] = code.Bill,
        ["name"] = code.Name,
        ["city"] = code.City,
        ["crc"] = payload[^4..],
        ["payload"] = payload,
    };

    internal static CommandFailedException Failure(VietQrFault fault) => new(
        ExitCode.Refused, fault.Code, Texts.Get("VietQrRefused", Texts.Get("VietQrFault_" + fault.Code)),
        string.Join(' ', new[]
        {
            fault.Position >= 0 ? Texts.Get("VietQrPosition", fault.Position) : null,
            fault.Field.Length > 0 ? Texts.Get("VietQrField", fault.Field) : null,
            Texts.Get("SeeHelp"),
        }.OfType<string>()));
}
