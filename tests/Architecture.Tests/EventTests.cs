using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EduCoop.Architecture.Tests;

public sealed class EventTests
{
    private static readonly string[] SafeToRepeat = ["ApplyOnceAsync", "TakeNewAsync", "insert into inbox", "do update set"];

    // Irregular participles and states beside the regular ending.
    private static readonly string[] PastTense = ["ed", "Withdrawn", "Split", "Due", "Overdue", "Held", "Dormant", "Set"];

    private static IEnumerable<(string File, RecordDeclarationSyntax Record)> Events =>
        from file in SourceTree.ProductCode
        from record in SourceTree.Parse(file).DescendantNodes().OfType<RecordDeclarationSyntax>()
        where record.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => attribute.Name.ToString()).Contains("Event")
        select (file, record);

    [Fact]
    public void An_event_is_a_sealed_record_alone_in_its_file_in_its_owners_folder()
    {
        Assert.NotEmpty(Events);
        Rule.HasNoExceptions(
            from found in Events
            let name = found.Record.Identifier.Text
            where !found.File.StartsWith("src/Contracts/", StringComparison.Ordinal)
                || found.File.Split('/').Length != 4
                || Path.GetFileNameWithoutExtension(found.File) != name
                || !found.Record.Modifiers.Any(SyntaxKind.SealedKeyword)
            select $"{found.File} {name}");
    }

    [Fact]
    public void Events_are_said_in_the_past_tense() =>
        Rule.HasNoExceptions(Events.Select(found => found.Record.Identifier.Text).Where(name => !PastTense.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))));

    /// <summary>A second delivery changes nothing: the consumer asks the inbox, or overwrites whole rows by their key.</summary>
    [Fact]
    public void Every_consumer_may_hear_a_message_twice()
    {
        var consumers = (
            from file in SourceTree.ProductCode
            from type in SourceTree.Parse(file).DescendantNodes().OfType<ClassDeclarationSyntax>()
            where type.BaseList?.Types.Any(parent => parent.Type.ToString().StartsWith("IConsumer<", StringComparison.Ordinal)) == true
            select (file, type)).ToList();
        Assert.NotEmpty(consumers);
        Rule.HasNoExceptions(
            from consumer in consumers
            let sql = Path.ChangeExtension(consumer.file, ".sql")
            let text = SourceTree.Read(consumer.file) + (SourceTree.Files.Contains(sql) ? SourceTree.Read(sql) : "")
            where !SafeToRepeat.Any(way => text.Contains(way, StringComparison.Ordinal))
            select $"{consumer.file} {consumer.type.Identifier.Text}");
    }

    [Fact]
    public void Services_publish_through_the_outbox_only() =>
        Rule.HasNoExceptions(SourceTree.ProductCode.Where(file =>
            !file.StartsWith("src/Storage/", StringComparison.Ordinal)
            && SourceTree.Read(file) is { } text
            && (text.Contains("IPublishEndpoint", StringComparison.Ordinal) || text.Contains("ISendEndpointProvider", StringComparison.Ordinal) || text.Contains("IBus ", StringComparison.Ordinal))));
}
