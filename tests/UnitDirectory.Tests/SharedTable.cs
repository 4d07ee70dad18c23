using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Tables of the shared data, as a test reads them for itself: not through the importer.</summary>
internal static class SharedTable
{
    internal static List<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(SharedData.File("data", file));
        var header = lines[0].Split('\t');
        return lines.Skip(1).Where(line => line.Length > 0)
            .Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)).ToList();
    }
}
