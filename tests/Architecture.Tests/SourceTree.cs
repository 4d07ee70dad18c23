using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace EduCoop.Architecture.Tests;

/// <summary>The files of this checkout as git knows them: tracked ones and new ones that are not ignored.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = FindRoot();

    internal static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>C# and Razor sources, without generated ones.</summary>
    internal static IEnumerable<string> Code => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal));

    /// <summary>The C# of the product: no tests, no stand-ins.</summary>
    internal static IEnumerable<string> ProductCode => Files.Where(file =>
        file.EndsWith(".cs", StringComparison.Ordinal) && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("EduCoop.", StringComparison.Ordinal)));

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    internal static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    internal static Microsoft.CodeAnalysis.SyntaxNode Parse(string file) =>
        CSharpSyntaxTree.ParseText(Read(file), new CSharpParseOptions(LanguageVersion.Preview), file).GetRoot();

    internal static int Line(Microsoft.CodeAnalysis.SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EduCoop.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("EduCoop.sln is in no folder above the tests.");
        }

        return folder;
    }

    private static List<string> ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "-c core.quotepath=off ls-files -co --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file))).ToList();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        Assert.NotEmpty(files);
        return files;
    }
}
