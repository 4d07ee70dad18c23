using EduCoop.Documents.Writing;

namespace EduCoop.Twinning.Tests.Sheets;

/// <summary>A workbook as somebody fills it in.</summary>
internal static class TestSheet
{
    internal static byte[] Of(string[] headings, params string[][] rows)
    {
        using var file = new MemoryStream();
        using (var sheet = new WorkbookWriter(file, "Bảng", [.. headings.Select(heading => new WorkbookColumn(heading))]))
        {
            foreach (var row in rows)
            {
                sheet.Add([.. row.Select(WorkbookCell.Of)]);
            }
        }

        return file.ToArray();
    }
}
