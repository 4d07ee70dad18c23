namespace EduCoop.Reporting;

/// <summary>SQL that is too long for a string constant lies in a file beside its class and travels in the assembly.</summary>
internal static class EmbeddedSql
{
    internal static string Read(string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded: list it as EmbeddedResource in the project.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
