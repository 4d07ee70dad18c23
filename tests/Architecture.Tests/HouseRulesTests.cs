using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EduCoop.Architecture.Tests;

public sealed partial class HouseRulesTests
{
    private static readonly string[] RootEntries =
    [
        "src", "tests", "deploy", "EduCoop.AppHost", "EduCoop.ServiceDefaults", "EduCoop.sln", "README.md", ".ci", ".editorconfig", ".gitignore", ".gitattributes",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "BannedSymbols.txt", "LICENSE",
    ];

    [Fact]
    public void The_root_holds_nothing_else() =>
        Rule.HasNoExceptions(SourceTree.Files.Select(file => file.Split('/')[0]).Distinct().Except(RootEntries));

    [Fact]
    public void Application_code_does_not_know_the_feed() =>
        Rule.HasNoExceptions(SourceTree.ProductCode.Where(file => Conditional().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Rule.HasNoExceptions(SourceTree.Code.Where(file => !file.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal) && LeftForLater().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void No_catch_swallows_everything_in_silence() =>
        Rule.HasNoExceptions(
            from file in SourceTree.ProductCode
            from clause in SourceTree.Parse(file).DescendantNodes().OfType<CatchClauseSyntax>()
            where clause.Declaration is null || clause.Declaration.Type.ToString() is "Exception" or "System.Exception"
            where clause.Block.Statements.Count == 0
            select $"{file}:{SourceTree.Line(clause)}");

    [Fact]
    public void Public_types_say_what_they_are() =>
        Rule.HasNoExceptions(
            from file in SourceTree.ProductCode
            from type in SourceTree.Parse(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where type.Modifiers.Any(SyntaxKind.PublicKeyword) && type.Parent is BaseNamespaceDeclarationSyntax
            // The other half of a partial type, or a Program that only exists to be found by tests, says nothing new.
            where !type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Identifier.Text != "Program"
            where !type.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            select $"{file}:{SourceTree.Line(type)} {type.Identifier.Text}");

    /// <summary>Entries without a place in the tree would be history that can be rewritten; so there is one road into the books.</summary>
    [Fact]
    public void Only_the_ledger_s_writer_adds_entries() =>
        Rule.HasNoExceptions(SourceTree.Files
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".sql" && !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(file => file is not ("src/Donations/Ledger/LedgerBatch.cs" or "src/Donations/Ledger/Writing/LedgerAppend.cs"))
            .Where(file => IntoTheBooks().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void The_check_itself_finds_what_adds_entries() =>
        Assert.All(["src/Donations/Ledger/LedgerBatch.cs", "src/Donations/Ledger/Writing/LedgerAppend.cs"], file => Assert.Matches(IntoTheBooks(), SourceTree.Read(file)));

    [Fact]
    public void Every_service_has_a_README() =>
        Rule.HasNoExceptions(SourceTree.Files
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("deploy/closed-feed/", StringComparison.Ordinal)))
            .Select(file => Path.GetDirectoryName(file)!)
            .Where(folder => !SourceTree.Files.Contains($"{folder}/README.md")));

    [Fact]
    public void No_path_of_one_machine_and_no_registry_host_is_in_the_tree() =>
        Rule.HasNoExceptions(SourceTree.Files
            .Where(file => Path.GetExtension(file) is not (".woff2" or ".gz" or ".xlsx" or ".png" or ".ico"))
            .Where(file => MachinePath().IsMatch(SourceTree.Read(file))));

    [GeneratedRegex(@"insert\s+into\s+(?:entry|leg|donation|ledger_leaf|ledger_node)\b|\.(?:AddEntries|AddGifts)\(", RegexOptions.IgnoreCase)]
    private static partial Regex IntoTheBooks();

    [GeneratedRegex(@"^\s*#if\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\b(?:TO)DO\b|\b(?:FIX)ME\b|Not(?:Implemented)Exception")]
    private static partial Regex LeftForLater();

    // Written in pieces, so that this file does not find itself.
    [GeneratedRegex(@"(?<![\w.$}])/(?:wo)rk/|/(?:hom)e/[a-z]+/|registry\.(?:npmjs)\.|api\.(?:nuget)\.org")]
    private static partial Regex MachinePath();
}
