using System.CommandLine;
using EduCoop.Cli.Codes;

namespace EduCoop.Cli;

/// <summary>`educoop vietqr …`: codes for bank transfers, without the system behind it.</summary>
internal sealed partial class CommandTree
{
    private Command VietQrCommands() => new("vietqr", Texts.Get("VietQr")) { EncodeCommand(), DecodeCommand() };

    private Command EncodeCommand()
    {
        var bin = new Option<string>("--bin") { Description = Texts.Get("OptionBin"), HelpName = "BIN|CODE" };
        var account = new Option<string>("--account") { Description = Texts.Get("OptionAccount"), HelpName = "NUMBER" };
        var amount = new Option<string>("--amount") { Description = Texts.Get("OptionAmount"), HelpName = "VND" };
        var purpose = new Option<string>("--purpose") { Description = Texts.Get("OptionPurpose"), HelpName = "TEXT" };
        var reference = new Option<string>("--reference") { Description = Texts.Get("OptionReference"), HelpName = "TEXT" };
        var bill = new Option<string>("--bill") { Description = Texts.Get("OptionBill"), HelpName = "TEXT" };
        var name = new Option<string>("--name") { Description = Texts.Get("OptionName"), HelpName = "TEXT" };
        var city = new Option<string>("--city") { Description = Texts.Get("OptionCity"), HelpName = "TEXT" };
        var service = new Option<string>("--service") { Description = Texts.Get("OptionService"), HelpName = "QRIBFTTA|QRIBFTTC|QRPUSH" };
        var svg = new Option<string>("--svg") { Description = Texts.Get("OptionSvg"), HelpName = "FILE" };
        var png = new Option<string>("--png") { Description = Texts.Get("OptionPng"), HelpName = "FILE" };
        var command = new Command("encode", Texts.Get("VietQrEncode")) { bin, account, amount, purpose, reference, bill, name, city, service, svg, png };
        return Alone(command, (screen, parsed, cancellation) => EncodeVietQr.RunAsync(
            new VietQrWords(
                parsed.GetValue(bin), parsed.GetValue(account), parsed.GetValue(amount), parsed.GetValue(purpose), parsed.GetValue(reference),
                parsed.GetValue(bill), parsed.GetValue(name), parsed.GetValue(city), parsed.GetValue(service)),
            parsed.GetValue(svg), parsed.GetValue(png), screen, cancellation));
    }

    private Command DecodeCommand()
    {
        var payload = new Argument<string>("PAYLOAD") { Description = Texts.Get("ArgumentPayload"), Arity = ArgumentArity.ZeroOrOne };
        return Alone(new Command("decode", Texts.Get("VietQrDecode")) { payload }, (screen, parsed, _) => DecodeVietQr.RunAsync(parsed.GetValue(payload), screen));
    }
}
