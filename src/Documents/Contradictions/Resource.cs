namespace EduCoop.Documents.Contradictions;

/// <summary>The tables beside this code: tab-separated, lines with # are comments.</summary>
internal static class Resource
{
    internal static List<string[]> Rows(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"EduCoop.Documents.Contradictions.Resources.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                rows.Add(line.Split('\t'));
            }
        }

        return rows;
    }
}
