namespace EduCoop.Documents.Contradictions;

/// <summary>The tables beside this code: tab-separated, lines with # are comments.</summary>
internal static class Resource
{
    internal static List<string[]> Rows(string name) => Rows(name, typeof(Resource));

    /// <summary>Tables in the folder Resources beside another class.</summary>
    internal static List<string[]> Rows(string name, Type beside)
    {
        using var stream = beside.Assembly.GetManifestResourceStream($"{beside.Namespace}.Resources.{name}")
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
