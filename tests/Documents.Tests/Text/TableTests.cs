using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tests.Text;

public sealed class TableTests
{
    private static string[][] Cells(string text)
    {
        var document = PlanText.From(text);
        Assert.Equal(text, string.Concat(document.Root.Leaves().Select(leaf => document[leaf.Span])));
        return [.. Assert.Single(document.Tables).Rows.Select(row => row.Cells.Select(cell => document[cell.Span].ReplaceLineEndings(" ")).ToArray())];
    }

    [Fact]
    public void A_row_between_bars_may_run_over_lines() =>
        Assert.Equal([["STT", "Nội dung"], ["1", "Rà soát mạng lưới"]], Cells("| STT | Nội dung |\n| 1 | Rà soát\nmạng lưới |\n\nhết"));

    [Fact]
    public void Bars_on_lines_of_their_own_give_rows_also_when_merged_cells_are_missing() =>
        Assert.Equal(
            [["TT", "Việc", "Chủ trì", "Hạn"], ["I", "Nhóm"], ["1", "Rà soát", "Sở A", "Quý I"], ["Thống kê", "Sở B"], ["2", "Báo cáo", "Sở A", ""], ["3", "Tổng kết", "", "Quý IV"]],
            Cells("|\nTT\n|\nViệc\n|\nChủ trì\n|\nHạn\n|\n|\nI\n|\nNhóm\n|\n|\n1\n|\nRà soát\n|\nSở A\n|\nQuý I\n|\n|\nThống kê\n|\nSở B\n|\n|\n2\n|\nBáo cáo\n|\nSở A\n|\n|\n|\n3\n|\nTổng kết\n|\n|\nQuý IV\n|\n\nhết"));

    [Fact]
    public void Tabs_part_cells_too() =>
        Assert.Equal([["STT", "Nội dung", "Chủ trì"], ["1", "Rà soát", ""]], Cells("trước\nSTT\tNội dung\tChủ trì\n\n1\tRà soát\t\nsau"));

    [Fact]
    public void The_shadow_is_as_long_as_the_text_and_knows_both_tone_styles()
    {
        const string text = "Uỷ ban HOÀ Bình – “thuý”\u00a0kế\nhoạch";
        Assert.Equal(text.Length, Folding.Fold(text).Length);
        Assert.Equal(Folding.Fold("ủy ban hòa bình - \"thúy\" kế hoạch"), Folding.Fold(text));
        Assert.NotEqual(Folding.Fold("hoang"), Folding.Fold("hoàng"));
    }
}
