using System.CommandLine;
using EduCoop.Cli.Documents;

namespace EduCoop.Cli;

/// <summary>`educoop document …`: administrative documents, without the system behind it.</summary>
internal sealed partial class CommandTree
{
    private Command DocumentCommands() => new("document", Texts.Get("Document")) { CheckDocumentFile() };

    private Command CheckDocumentFile()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("ArgumentDocumentFile"), Arity = ArgumentArity.ZeroOrOne };
        return Alone(new Command("check", Texts.Get("DocumentCheck")) { file }, (screen, parsed, cancellation) => CheckDocument.RunAsync(parsed.GetValue(file), screen, cancellation));
    }
}
