using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Imports.Reading;

/// <summary>One row of a file as text. Number is the line or sheet row that a person sees in the program they edit it with.</summary>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    internal bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>The rows of a file, or why it cannot be read at all.</summary>
internal sealed record TableContent(IReadOnlyList<TableRow> Rows, Refusal? Refusal = null)
{
    internal static TableContent Refused(Refusal refusal) => new([], refusal);
}
