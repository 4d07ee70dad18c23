using System.CommandLine;
using System.CommandLine.Help;
using EduCoop.Cli.Import;
using EduCoop.Cli.Ledger;
using EduCoop.Cli.Operations;
using EduCoop.Cli.Output;
using EduCoop.Cli.Plans;
using EduCoop.Cli.Session;
using EduCoop.Cli.Twinning;

namespace EduCoop.Cli;

/// <summary>Every command and option on one page.</summary>
internal sealed partial class CommandTree
{
    private const int DefaultTimeLimit = 600;
    private readonly Option<string> url = new("--url") { Description = Texts.Get("OptionUrl"), HelpName = "URL", Recursive = true };
    private readonly Option<string> user = new("--user", "-u") { Description = Texts.Get("OptionUser"), HelpName = "NAME", Recursive = true };
    private readonly Option<string> language = new("--lang") { Description = Texts.Get("OptionLang"), HelpName = "vi|en", Recursive = true };
    private readonly Option<int> timeLimit = new("--timeout") { Description = Texts.Get("OptionTimeout"), HelpName = "SECONDS", Recursive = true, DefaultValueFactory = _ => DefaultTimeLimit };
    private readonly Option<bool> json = new("--json") { Description = Texts.Get("OptionJson"), Recursive = true };

    internal RootCommand Build()
    {
        var root = new RootCommand(Texts.Get("Root")) { url, user, language, timeLimit, json };
        root.Add(new Command("import", Texts.Get("Import")) { Units(), Statement() });
        root.Add(Run(new Command("status", Texts.Get("Status")), (call, screen, cancellation) => ShowStatus.RunAsync(call, screen, cancellation)));
        root.Add(Trace());
        root.Add(new Command("plan", Texts.Get("Plan")) { ParsePlanFile(), PlanTextOf(), Deadline() });
        root.Add(DemoCommands());
        root.Add(DocumentCommands());
        root.Add(VietQrCommands());
        root.Add(StatementCommands());
        root.Add(new Command("receipt", Texts.Get("Receipt")) { ReceiptVerify() });
        root.Add(new Command("ledger", Texts.Get("Ledger")) { LedgerVerify() });
        root.Add(new Command("twinning", Texts.Get("Twinning")) { Run(new Command("recount", Texts.Get("TwinningRecount")), (call, screen, cancellation) => RecountTwinning.RunAsync(call, screen, cancellation)) });
        timeLimit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var seconds) && seconds is > 0 and <= 86_400))
            {
                result.AddError(Texts.Get("TimeoutInvalid", result.Tokens[0].Value));
            }
        });
        root.Options.OfType<HelpOption>().Single().Action = new Help();
        root.Options.OfType<HelpOption>().Single().Description = Texts.Get("OptionHelp");
        root.Options.OfType<VersionOption>().Single().Description = Texts.Get("OptionVersion");
        return root;
    }

    private Command Units()
    {
        // Arguments are optional to the parser, so that what is missing is said by us, in the user's language.
        var file = new Argument<string>("FILE") { Description = Texts.Get("ArgumentUnitsFile"), Arity = ArgumentArity.ZeroOrOne };
        var kind = new Option<string>("--kind", "-k") { Description = Texts.Get("OptionKind"), HelpName = string.Join('|', ImportUnits.Kinds) };
        var dryRun = new Option<bool>("--dry-run") { Description = Texts.Get("OptionDryRun") };
        var yes = new Option<bool>("--yes", "-y") { Description = Texts.Get("OptionYes") };
        var command = new Command("units", Texts.Get("ImportUnits")) { file, kind, dryRun, yes };
        return Run(command, (call, screen, parsed, cancellation) =>
            ImportUnits.RunAsync(call, parsed.GetValue(file), parsed.GetValue(kind), parsed.GetValue(dryRun), parsed.GetValue(yes), screen, cancellation));
    }

    private Command Statement()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("ArgumentStatementFile"), Arity = ArgumentArity.ZeroOrOne };
        var campaign = new Option<string>("--campaign", "-c") { Description = Texts.Get("OptionCampaign"), HelpName = "SLUG|ID" };
        var wait = new Option<bool>("--wait", "-w") { Description = Texts.Get("OptionWait") };
        var command = new Command("statement", Texts.Get("ImportStatement")) { file, campaign, wait };
        return Run(command, (call, screen, parsed, cancellation) =>
            ImportStatement.RunAsync(call, parsed.GetValue(file), parsed.GetValue(campaign), parsed.GetValue(wait), screen, cancellation));
    }

    private Command Trace()
    {
        var id = new Argument<string>("TRACE_ID") { Description = Texts.Get("ArgumentTraceId"), Arity = ArgumentArity.ZeroOrOne };
        var dashboard = new Option<string>("--dashboard") { Description = Texts.Get("OptionDashboard"), HelpName = "URL" };
        var command = new Command("trace", Texts.Get("Trace")) { id, dashboard };
        return Run(command, (call, screen, parsed, cancellation) => ShowTrace.RunAsync(call, parsed.GetValue(id), parsed.GetValue(dashboard), screen, cancellation));
    }

    private Command ParsePlanFile()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("ArgumentPlanFile"), Arity = ArgumentArity.ZeroOrOne };
        return Alone(new Command("parse", Texts.Get("PlanParse")) { file }, (screen, parsed, cancellation) => ParsePlan.RunAsync(parsed.GetValue(file), screen, cancellation));
    }

    private Command PlanTextOf()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("ArgumentPlanFile"), Arity = ArgumentArity.ZeroOrOne };
        return Alone(new Command("text", Texts.Get("PlanTextOf")) { file }, (screen, parsed, cancellation) => ShowText.RunAsync(parsed.GetValue(file), screen, cancellation));
    }

    private Command Deadline()
    {
        var phrase = new Argument<string>("PHRASE") { Description = Texts.Get("ArgumentPhrase"), Arity = ArgumentArity.ZeroOrOne };
        var issued = new Option<string>("--issued") { Description = Texts.Get("OptionIssued"), HelpName = "YYYY-MM-DD" };
        return Alone(new Command("deadline", Texts.Get("PlanDeadline")) { phrase, issued }, (screen, parsed, _) => ReadDeadline.RunAsync(parsed.GetValue(phrase), parsed.GetValue(issued), screen));
    }

    private Command ReceiptVerify()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("ArgumentReceiptFile"), Arity = ArgumentArity.ZeroOrOne };
        var key = new Option<string>("--key") { Description = Texts.Get("OptionKey"), HelpName = "VKEY" };
        return Alone(new Command("verify", Texts.Get("ReceiptVerify")) { file, key }, (screen, parsed, _) => Task.FromResult(VerifyReceipt.Run(parsed.GetValue(file), parsed.GetValue(key), screen)));
    }

    private Command LedgerVerify()
    {
        var ledger = new Option<string>("--ledger") { Description = Texts.Get("OptionLedger"), HelpName = "URL" };
        var key = new Option<string>("--key") { Description = Texts.Get("OptionKey"), HelpName = "VKEY" };
        var kept = new Option<string>("--kept") { Description = Texts.Get("OptionKept"), HelpName = "FILE" };
        var export = new Option<string>("--export") { Description = Texts.Get("OptionExport"), HelpName = "FILE|DIR" };
        return Run(new Command("verify", Texts.Get("LedgerVerify")) { ledger, export, key, kept }, (call, screen, parsed, cancellation) =>
            VerifyLedger.RunAsync(call, parsed.GetValue(ledger), parsed.GetValue(export), parsed.GetValue(key), parsed.GetValue(kept), screen, cancellation));
    }

    private Command Run(Command command, Func<Connection, Screen, CancellationToken, Task<int>> action) =>
        Run(command, (call, screen, _, cancellation) => action(call, screen, cancellation));

    private Command Run(Command command, Func<Connection, Screen, ParseResult, CancellationToken, Task<int>> action) =>
        Alone(command, (screen, parsed, cancellation) => action(Connection.Of(parsed.GetValue(url), parsed.GetValue(user), parsed.GetValue(timeLimit)), screen, parsed, cancellation));

    // Without the system behind it.
    private Command Alone(Command command, Func<Screen, ParseResult, CancellationToken, Task<int>> action)
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            var screen = new Screen(parsed.GetValue(json));
            try
            {
                return await action(screen, parsed, cancellation);
            }
            catch (CommandFailedException failure)
            {
                return screen.Fail(failure);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return screen.Fail(new CommandFailedException(ExitCode.Interrupted, "interrupted", Texts.Get("Interrupted"), Texts.Get("InterruptedDetail")));
            }
        });
        return command;
    }
}
