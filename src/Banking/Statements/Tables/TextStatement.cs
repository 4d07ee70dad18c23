using EduCoop.Banking.Statements.Source;

namespace EduCoop.Banking.Statements.Tables;

/// <summary>Text with columns: the layout is known by its heading.</summary>
internal static class TextStatement
{
    private const int HeadingIsWithin = 60;

    internal static void Read(LineReader lines, StatementTally tally, ReadingOptions options)
    {
        var above = new List<TextLine>();
        while (above.Count < HeadingIsWithin && lines.TryRead(out var line))
        {
            above.Add(line);
            if (options.Mapping is null && AgribankPipes.IsHeading(line.Text))
            {
                AgribankPipes.Read(above, lines, tally);
                return;
            }
        }

        var mark = DelimitedRows.ChooseMark(above);
        if (!TableStatement.TryRead(new DelimitedRows(new Queue<TextLine>(above), lines, mark).Read(), tally, options))
        {
            throw Unknown();
        }
    }

    internal static StatementRefusedException Unknown() => StatementRefusedException.Of(
        "unknown_layout", "Không nhận ra mẫu sao kê.",
        $"Không thấy dòng tiêu đề cột (ngày, nợ, có hoặc số tiền, số dư, nội dung) trong {HeadingIsWithin} dòng đầu, và dữ liệu không cho thấy cột nào là gì.", 1);
}
