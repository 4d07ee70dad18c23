using System.Globalization;
using EduCoop.Banking.VietQr;
using EduCoop.Cli.Output;

namespace EduCoop.Cli.Codes;

/// <summary>What was written on the line.</summary>
internal sealed record VietQrWords(
    string? Bin, string? Account, string? Amount, string? Purpose, string? Reference, string? Bill, string? Name, string? City, string? Service);

/// <summary>`educoop vietqr encode`: the letters of a transfer code, and its picture where one is asked for.</summary>
internal static class EncodeVietQr
{
    private static readonly string[] Services = ["QRIBFTTA", "QRIBFTTC", "QRPUSH"];

    internal static async Task<int> RunAsync(VietQrWords words, string? svg, string? png, Screen screen, CancellationToken cancellation)
    {
        var code = Read(words);
        var written = VietQrWriter.Write(code);
        if (written.Payload is not { } payload)
        {
            throw VietQrView.Failure(written.Fault!);
        }

        if (svg is not null)
        {
            await KeepAsync(svg, path => File.WriteAllTextAsync(path, QrImage.Svg(payload), cancellation));
        }

        if (png is not null)
        {
            await KeepAsync(png, path => File.WriteAllBytesAsync(path, QrImage.Png(payload), cancellation));
        }

        screen.Line(payload);
        screen.Document(ExitCode.Ok, VietQrView.Of(code, payload));
        return ExitCode.Ok;
    }

    private static TransferCode Read(VietQrWords words)
    {
        if (words.Bin is not { Length: > 0 } bank)
        {
            throw new CommandFailedException(ExitCode.Refused, "bin_missing", Texts.Get("BinMissing"), Texts.Get("BinMissingDetail"));
        }

        if (words.Account is not { Length: > 0 } account)
        {
            throw new CommandFailedException(ExitCode.Refused, "account_missing", Texts.Get("AccountMissing"), Texts.Get("AccountMissingDetail"));
        }

        // A number that the list does not know is taken as it is: banks come faster than lists.
        var isNumber = bank.All(char.IsAsciiDigit);
        var bin = isNumber ? bank : Banks.Find(bank)?.Bin ?? throw new CommandFailedException(ExitCode.Refused, "bank_unknown", Texts.Get("BankUnknown", bank), Texts.Get("BinMissingDetail"));
        return new TransferCode
        {
            Bin = bin,
            Account = account,
            AmountVnd = AmountOf(words.Amount),
            Purpose = Fold(words.Purpose),
            Reference = Fold(words.Reference),
            Bill = Fold(words.Bill),
            Name = Fold(words.Name),
            City = Fold(words.City),
            Service = ServiceOf(words.Service),
        };
    }

    private static long? AmountOf(string? amount) => amount switch
    {
        null or "" => null,
        _ when long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var vnd) => vnd,
        _ => throw VietQrView.Failure(new VietQrFault("amount_invalid", -1, "54")),
    };

    private static VietQrService ServiceOf(string? service) =>
        service is null ? VietQrService.Account
        : Array.IndexOf(Services, service.ToUpperInvariant()) is >= 0 and var place ? (VietQrService)place
        : throw VietQrView.Failure(new VietQrFault("service_unknown", -1, "38-02"));

    private static string? Fold(string? text) => text is { Length: > 0 } && AsciiText.Fold(text) is { Length: > 0 } folded ? folded : null;

    private static async Task KeepAsync(string path, Func<string, Task> write)
    {
        try
        {
            await write(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Refused, "file_not_written", Texts.Get("FileNotWritten", path), fault.Message);
        }
    }
}
