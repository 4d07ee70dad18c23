using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using EduCoop.Cli;
using EduCoop.Cli.Output;

Texts.ChooseLanguage(args, Environment.GetEnvironmentVariables());
if (Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

var root = new CommandTree().Build();
var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
if (parsed.Errors.Count > 0 && parsed.Action is not Help)
{
    // The library's own words are English only; say in the user's language what is wrong and where help is.
    var command = parsed.CommandResult.Command;
    var title = (parsed.UnmatchedTokens.Count, parsed.Errors[0].SymbolResult) switch
    {
        ( > 0, _) => Texts.Get("NotUnderstood", string.Join(' ', parsed.UnmatchedTokens)),
        (_, OptionResult { Tokens.Count: 0, Option.Name: var option }) => Texts.Get("OptionValueMissing", option),
        _ when command.Subcommands.Count > 0 => Texts.Get("CommandMissing", string.Join(", ", command.Subcommands.Select(sub => sub.Name))),
        _ => parsed.Errors[0].Message,
    };
    return new Screen(args.Contains("--json")).Fail(new CommandFailedException(ExitCode.Refused, "usage", title, Texts.Get("UsageDetail", EduCoop.Cli.Help.FullName(command))));
}

return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
