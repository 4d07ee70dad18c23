using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EduCoop.Cli;

/// <summary>--help in the user's language: what it does, how it is called, every option, examples, exit codes.</summary>
internal sealed class Help : SynchronousCommandLineAction
{
    /// <summary>Wrong words elsewhere on the line do not keep anyone from reading the help.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var name = FullName(command);
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine(Texts.Get("HelpUsage"));
        output.WriteLine($"  {name}{string.Concat(command.Arguments.Select(argument => " " + argument.Name))}{(command.Subcommands.Count > 0 ? " COMMAND" : "")} [OPTIONS]");
        Section(output, "HelpCommands", command.Subcommands.Select(sub => (sub.Name, sub.Description)));
        Section(output, "HelpArguments", command.Arguments.Select(argument => (argument.Name, argument.Description)));
        Section(output, "HelpOptions", OptionsOf(command).Select(option => (Label(option), option.Description)));
        output.WriteLine();
        output.WriteLine(Texts.Get("HelpExamples"));
        output.WriteLine(Texts.Get("Examples" + string.Concat(name.Split(' ').Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]))));
        output.WriteLine();
        output.WriteLine(Texts.Get("HelpExitCodes"));
        return ExitCode.Ok;
    }

    internal static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}" : "educoop";

    // Its own options, then those that it has from above.
    private static IEnumerable<Option> OptionsOf(Command command)
    {
        var own = command.Options.AsEnumerable();
        for (var above = command.Parents.OfType<Command>().FirstOrDefault(); above is not null; above = above.Parents.OfType<Command>().FirstOrDefault())
        {
            own = own.Concat(above.Options.Where(option => option.Recursive));
        }

        return own.Where(option => !option.Hidden).OrderBy(option => option is HelpOption or VersionOption).Distinct();
    }

    private static string Label(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias is "-u" or "-k" or "-y" or "-c" or "-w" or "-h").Append(option.Name)) + (option.HelpName is { } value && option.ValueType != typeof(bool) ? " " + value : "");

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(Texts.Get(title));
        foreach (var (name, description) in list)
        {
            // A long label has its text on the next line instead of pushing the column to the right.
            output.WriteLine(name.Length > 26 ? $"  {name}\n{"",30}{description}" : $"  {name,-26}  {description}");
        }
    }
}
