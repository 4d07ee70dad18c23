using EduCoop.Banking.VietQr;
using EduCoop.Cli.Output;

namespace EduCoop.Cli.Codes;

/// <summary>`educoop vietqr decode PAYLOAD`: what a transfer code says, or where it is wrong.</summary>
internal static class DecodeVietQr
{
    internal static async Task<int> RunAsync(string? payload, Screen screen)
    {
        payload = payload == "-" ? (await Console.In.ReadToEndAsync()).Trim('\r', '\n') : payload;
        if (string.IsNullOrEmpty(payload))
        {
            throw new CommandFailedException(ExitCode.Refused, "payload_missing", Texts.Get("PayloadMissing"), Texts.Get("SeeHelp"));
        }

        var reading = VietQrReader.Read(payload);
        if (reading.Value is not { } code)
        {
            throw VietQrView.Failure(reading.Fault!);
        }

        var view = VietQrView.Of(code, payload);
        foreach (var (name, value) in view)
        {
            if (value is not null)
            {
                screen.Line($"{name}: {value}");
            }
        }

        screen.Document(ExitCode.Ok, view);
        return ExitCode.Ok;
    }
}
