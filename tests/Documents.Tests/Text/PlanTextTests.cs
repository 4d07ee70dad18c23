using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tests.Text;

public sealed class PlanTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("một dòng")]
    [InlineData("một\r\nhai\rba\nbốn\fnăm\n\n")]
    [InlineData("trước\n| STT | Nội dung |\n|---|---|\n| 1 | Rà soát | \n|2||\nsau")]
    [InlineData("|\n|\n||\n| |\n")]
    public void The_leaves_in_order_are_the_text(string text)
    {
        var document = PlanText.From(text);
        Assert.Equal(text, string.Concat(document.Root.Leaves().Select(leaf => document[leaf.Span])));
        Assert.Equal(text, string.Concat(document.Lines.Select(line => document[line.Full])));
    }

    [Fact]
    public void A_row_gives_its_cells_with_their_places()
    {
        var document = PlanText.From("x\n|  1 | Rà soát   mạng lưới ||\n");
        var row = Assert.Single(Assert.Single(document.Tables).Rows);
        Assert.Equal(["1", "Rà soát   mạng lưới", ""], row.Cells.Select(cell => document[cell.Span]));
    }

    [Fact]
    public void A_position_finds_its_line()
    {
        var document = PlanText.From("a\nbb\n\nc");
        Assert.Equal([0, 0, 1, 1, 1, 2, 3], Enumerable.Range(0, 7).Select(document.LineAt));
    }
}
