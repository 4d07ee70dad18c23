using System.CommandLine;
using EduCoop.Cli.Statements;

namespace EduCoop.Cli;

/// <summary>`educoop statement …`: bank files, without the system behind it.</summary>
internal sealed partial class CommandTree
{
    private Command StatementCommands() => new("statement", Texts.Get("StatementFilesOf")) { ParseStatementFile() };

    private Command ParseStatementFile()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("ArgumentBankFile"), Arity = ArgumentArity.ZeroOrOne };
        var summary = new Option<bool>("--summary") { Description = Texts.Get("OptionSummary") };
        var year = new Option<int?>("--year") { Description = Texts.Get("OptionYear"), HelpName = "YYYY" };
        year.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var given) && given is >= 1990 and <= 2199))
            {
                result.AddError(Texts.Get("YearInvalid", result.Tokens[0].Value));
            }
        });
        var command = new Command("parse", Texts.Get("StatementParse")) { file, summary, year };
        return Alone(command, (screen, parsed, cancellation) => ParseStatement.RunAsync(parsed.GetValue(file), parsed.GetValue(summary), parsed.GetValue(year), screen, cancellation));
    }
}
