using System.Globalization;

namespace EduCoop.Documents.Text;

/// <summary>A day in a message: 07/03/2026, whatever the machine's culture is.</summary>
internal static class Days
{
    internal static string Written(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}
