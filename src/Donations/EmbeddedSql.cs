namespace EduCoop.Donations;

/// <summary>Queries too long to stand among the code, each in a .sql file beside what uses it.</summary>
internal static class EmbeddedSql
{
    /// <param name="name">"EduCoop.Donations.Ledger.EntryRow.sql".</param>
    internal static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedSql).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No {name} in this program."));
        return reader.ReadToEnd();
    }
}
