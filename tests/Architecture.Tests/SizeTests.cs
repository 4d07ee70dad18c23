using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EduCoop.Architecture.Tests;

public sealed class SizeTests
{
    private const int FileLimit = 300;
    private const int TestFileLimit = 400;
    private const int MethodLimit = 70;
    private const int InlineSqlLimit = 40;

    [Fact]
    public void No_file_is_longer_than_a_person_reads_in_one_go() =>
        Rule.HasNoExceptions(SourceTree.Code
            .Select(file => (file, lines: SourceTree.Lines(file).Length))
            .Where(found => found.lines > (found.file.StartsWith("tests/", StringComparison.Ordinal) ? TestFileLimit : FileLimit))
            .Select(found => $"{found.file}: {found.lines} lines"));

    [Fact]
    public void No_method_is_longer_than_a_screen() =>
        Rule.HasNoExceptions(
            from file in SourceTree.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            from method in SourceTree.Parse(file).DescendantNodes()
            where method is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            let span = method.GetLocation().GetLineSpan()
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > MethodLimit
            select $"{file}:{SourceTree.Line(method)}: {lines} lines");

    [Fact]
    public void Long_SQL_lives_in_a_file_of_its_own() =>
        Rule.HasNoExceptions(
            from file in SourceTree.ProductCode
            from literal in SourceTree.Parse(file).DescendantNodes().OfType<LiteralExpressionSyntax>()
            where literal.Token.ValueText is { } text && text.Count(letter => letter == '\n') + 1 > InlineSqlLimit && LooksLikeSql(text)
            select $"{file}:{SourceTree.Line(literal)}");

    [Fact]
    public void AppHost_is_one_page() => Assert.InRange(SourceTree.Lines("EduCoop.AppHost/Program.cs").Length, 10, 100);

    [Fact]
    public void Decisions_fit_on_a_page() =>
        Rule.HasNoExceptions(SourceTree.Files.Where(file => file.StartsWith("src/Decisions/0", StringComparison.Ordinal) && SourceTree.Lines(file).Length > 40));

    [Fact]
    public void The_README_is_read_to_its_end() => Assert.InRange(SourceTree.Lines("README.md").Length, 40, 150);

    private static bool LooksLikeSql(string text) =>
        text.Contains("select ", StringComparison.OrdinalIgnoreCase) || text.Contains("insert into", StringComparison.OrdinalIgnoreCase);
}
