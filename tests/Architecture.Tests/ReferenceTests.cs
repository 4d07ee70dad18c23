using System.Xml.Linq;

namespace EduCoop.Architecture.Tests;

public sealed class ReferenceTests
{
    private static readonly string[] Shared = ["EduCoop.Contracts", "EduCoop.Storage", "EduCoop.Documents", "EduCoop.ServiceDefaults"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["EduCoop.Contracts"] = [],
        ["EduCoop.ServiceDefaults"] = ["EduCoop.Contracts"],
        ["EduCoop.Storage"] = ["EduCoop.Contracts"],
        ["EduCoop.Documents"] = [],
        ["EduCoop.Banking"] = [],
        ["EduCoop.Transparency"] = [],
        ["EduCoop.Matching"] = [],
        ["EduCoop.Donations"] = [.. Shared, "EduCoop.Banking", "EduCoop.Transparency"],
        ["EduCoop.Twinning"] = [.. Shared, "EduCoop.Matching"],
        ["EduCoop.Cli"] = ["EduCoop.Documents", "EduCoop.Banking", "EduCoop.Transparency"],
    };

    private static IEnumerable<string> Projects => SourceTree.Files.Where(file =>
        file.EndsWith(".csproj", StringComparison.Ordinal) && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("EduCoop.ServiceDefaults/", StringComparison.Ordinal)));

    [Fact]
    public void Services_know_only_the_shared_projects_and_never_each_other() =>
        Rule.HasNoExceptions(
            from project in Projects
            let name = Path.GetFileNameWithoutExtension(project)
            let allowed = Allowed.GetValueOrDefault(name, Shared)
            from reference in Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            where !allowed.Contains(reference)
            select $"{name} → {reference}");

    [Fact]
    public void Only_what_has_a_database_speaks_SQL() =>
        Rule.HasNoExceptions(
            from project in Projects
            let name = Path.GetFileNameWithoutExtension(project)
            where name is "EduCoop.Contracts" or "EduCoop.ServiceDefaults" or "EduCoop.Web" or "EduCoop.Cli" or "EduCoop.Documents" or "EduCoop.Banking" or "EduCoop.Transparency" or "EduCoop.Matching"
            from package in Includes(project, "PackageReference").Concat(Includes(project, "ProjectReference"))
            where package is "Npgsql" or "Dapper" || package.Contains("EduCoop.Storage", StringComparison.Ordinal)
            select $"{name} → {package}");

    [Fact]
    public void Versions_are_central()
    {
        Rule.HasNoExceptions(
            from project in SourceTree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            from reference in XDocument.Parse(SourceTree.Read(project)).Descendants("PackageReference")
            where reference.Attribute("Version") is not null
            select $"{project}: {reference.Attribute("Include")?.Value}");
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceTree.Read("EduCoop.sln").Replace('\\', '/');
        Rule.HasNoExceptions(SourceTree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains(file, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_package_lock_holds_download_addresses() =>
        Rule.HasNoExceptions(SourceTree.Files.Where(file =>
            Path.GetFileName(file) == "package-lock.json" && SourceTree.Read(file).Contains("\"resolved\": \"http", StringComparison.Ordinal)));

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Parse(SourceTree.Read(project)).Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();
}
