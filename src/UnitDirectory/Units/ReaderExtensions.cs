using Npgsql;

namespace EduCoop.UnitDirectory.Units;

/// <summary>Reads a text column that may be NULL; Npgsql's own typed read refuses that for reference types.</summary>
internal static class ReaderExtensions
{
    internal static string? TextOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
