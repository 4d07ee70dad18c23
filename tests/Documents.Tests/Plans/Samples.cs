using EduCoop.Testing;

namespace EduCoop.Documents.Tests.Plans;

/// <summary>Our own plans, one for each form the genre uses; written for the tests.</summary>
public static class Samples
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Documents.Tests", "Plans", "Samples");

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.txt"));
}
