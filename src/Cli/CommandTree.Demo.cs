using System.CommandLine;
using EduCoop.Cli.Demo;

namespace EduCoop.Cli;

/// <summary>`educoop demo …`: a demo programme that looks like one that has run for a year.</summary>
internal sealed partial class CommandTree
{
    private Command DemoCommands() => new("demo", Texts.Get("Demo"))
    {
        Run(new Command("year", Texts.Get("DemoYear")), (call, screen, cancellation) => DemoYear.RunAsync(call, screen, cancellation)),
    };
}
