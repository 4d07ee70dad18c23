using EduCoop.Documents.Files;
using EduCoop.Documents.Text;
using static EduCoop.Documents.Tests.Files.WordSample;

namespace EduCoop.Documents.Tests.Files;

/// <summary>What stands on the page of a .docx is what the reader gets.</summary>
public sealed class WordTests
{
    private const string Levels = """
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Muc"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        """;

    private const string Styles = """
        <w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>
        """;

    [Fact]
    public async Task Automatic_numbers_are_part_of_the_text()
    {
        var sample = new WordSample
        {
            Body = P("Mục đích", "<w:pStyle w:val=\"Muc\"/>") + P("Chung", Number(1, 1)) + P("Riêng", Number(1, 1)) + P("Một", Number(1, 2)) + P("Hai", Number(1, 2))
                + P("", Number(1, 1)) + P("Nhiệm vụ", "<w:pStyle w:val=\"MucCon\"/>") + P("Lại từ đầu", Number(1, 1)) + P("Gạch", Number(2, 0)) + P("Tiếp từ năm", Number(3, 1)) + P("Không số", "<w:pStyle w:val=\"Muc\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
        }.With("numbering", Levels).With("styles", Styles);

        Assert.Equal("I. Mục đích\n\n1.1. Chung\n\n1.2. Riêng\n\na) Một\n\nb) Hai\n\nII. Nhiệm vụ\n\n2.1. Lại từ đầu\n\n- Gạch\n\n2.5. Tiếp từ năm\n\nKhông số", await TextAsync(sample.Bytes()));
    }

    [Fact]
    public async Task Changes_are_read_as_accepted_and_hidden_text_is_not_read()
    {
        var text = await TextAsync(Of(
            $"<w:p>{R("Hoàn thành ")}<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>Quý I</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\">{R("Quý II")}</w:ins>{R("/2026")}{R(" bí mật", "<w:vanish/>")}</w:p>",
            $"<w:p><w:pPr><w:rPr><w:del w:id=\"3\" w:author=\"a\"/></w:rPr></w:pPr>{R("Câu bị ")}</w:p>",
            P("nối lại"),
            $"<w:p><w:moveFrom w:id=\"4\" w:author=\"a\">{R("chỗ cũ")}</w:moveFrom></w:p>",
            $"<w:p><w:moveTo w:id=\"5\" w:author=\"a\">{R("chỗ mới")}</w:moveTo></w:p>"));

        Assert.Equal("Hoàn thành Quý II/2026\n\nCâu bị nối lại\n\nchỗ mới", text);
    }

    [Fact]
    public async Task Breaks_tabs_fields_symbols_and_capitals()
    {
        var text = await TextAsync(Of(
            $"<w:p>{R("KẾ HOẠCH")}<w:r><w:br/></w:r>{R("hợp tác")}</w:p>",
            $"<w:p>{R("a")}<w:r><w:tab/></w:r>{R("b")}<w:r><w:noBreakHyphen/></w:r>{R("c")}</w:p>",
            $"<w:p>{R("Trang ")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("7")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
            $"<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>{R(" 95% trường")}</w:p>",
            $"<w:p>{R("ủy ban nhân dân", "<w:caps/>")}</w:p>"));

        Assert.Equal("KẾ HOẠCH\nhợp tác\n\na\tb-c\n\nTrang 7\n\n≥ 95% trường\n\nỦY BAN NHÂN DÂN", text);
    }

    [Fact]
    public async Task Tables_keep_their_columns_through_merged_and_nested_cells()
    {
        var opened = await OpenAsync(Of(
            P("Phụ lục"),
            Table(
                Row(Cell("TT"), Cell("Nhiệm vụ"), Cell("Chủ trì"), Cell("Thời hạn")),
                Row(Cell("I. Cơ sở vật chất", "<w:gridSpan w:val=\"4\"/>")),
                Row(Cell("1"), Cell("Rà soát | đề xuất"), Cell("Phòng A", "<w:vMerge w:val=\"restart\"/>"), Cell("Quý I/2026")),
                Row(Cell("2"), Cell(P("Sửa chữa") + P("trường học")), Cell("", "<w:vMerge/>"), Cell(Table(Row(Cell("Quý II"), Cell("Quý III"))) + P(""))),
                "<w:tr><w:trPr><w:del w:id=\"9\" w:author=\"a\"/></w:trPr><w:tc><w:p/></w:tc></w:tr>")));

        Assert.Equal("Phụ lục\n\n| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n| I. Cơ sở vật chất |  |  |  |\n| 1 | Rà soát ¦ đề xuất | Phòng A | Quý I/2026 |\n| 2 | Sửa chữa\ntrường học |  | Quý II; Quý III |", opened.Text!.Text);
        var table = Assert.Single(opened.Text.Tables);
        Assert.Equal([4, 4, 4, 4], table.Rows.Select(row => row.Cells.Count));
        Assert.Equal("Sửa chữa\ntrường học", opened.Text[table.Rows[3].Cells[1].Span]);
        Assert.Equal(opened.Text.Text, string.Concat(opened.Text.Root.Leaves().Select(leaf => opened.Text[leaf.Span])));
    }

    [Fact]
    public async Task Letterhead_and_signature_are_lines_not_tables()
    {
        var text = await TextAsync(Of(
            Table(Row(Cell(P("UBND TỈNH MẪU") + P("SỞ GIÁO DỤC VÀ ĐÀO TẠO")), Cell(P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + P("Độc lập - Tự do - Hạnh phúc"))), Row(Cell("Số: 12/KH-SGDĐT"), Cell("Mẫu, ngày 07 tháng 3 năm 2026"))),
            P("KẾ HOẠCH"),
            Table(Row(Cell(P("Nơi nhận:") + P("- Lưu: VT.")), Cell(P("GIÁM ĐỐC") + P("Nguyễn Văn Mẫu"))))));

        Assert.DoesNotContain('|', text);
        Assert.StartsWith("UBND TỈNH MẪU\n\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập", text, StringComparison.Ordinal);
        Assert.EndsWith("Nơi nhận:\n\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn Mẫu", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_boxes_headers_and_footnotes_are_read_once_each()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>";
        var sample = new WordSample
        {
            Body = $"<w:p>{R("Trước khung")}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx>{Box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{Box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                + $"<w:p>{R("Có chú thích")}<w:r><w:footnoteReference w:id=\"7\"/></w:r>{R(" ở giữa")}</w:p>",
        }.With("footnotes", "<w:footnote w:id=\"7\"><w:p><w:r><w:t>Theo Quyết định số 5</w:t></w:r></w:p></w:footnote>")
         .With("header", "<w:p><w:r><w:t>DỰ THẢO lần hai</w:t></w:r></w:p>").With("footer", "<w:p><w:r><w:t>3</w:t></w:r></w:p>");
        var opened = await OpenAsync(sample.Bytes());

        Assert.Equal("DỰ THẢO lần hai\n\nTrước khung\n\nTrong khung\n\nCó chú thích ở giữa\n\n[1] Theo Quyết định số 5", opened.Text!.Text);
        Assert.Contains(opened.Text.Findings, finding => finding.Code == "running_text");
    }

    [Fact]
    public async Task A_link_that_is_no_address_does_not_hide_the_plan()
    {
        var sample = new WordSample
        {
            Body = $"<w:p><w:hyperlink r:id=\"rLink\">{R("Xem tại đây")}</w:hyperlink></w:p>",
            Links = "<Relationship Id=\"rLink\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:a@b@c, sở giáo dục\" TargetMode=\"External\"/>",
        };

        Assert.Equal("Xem tại đây", await TextAsync(sample.Bytes()));
    }

    private static async Task<OpenedDocument> OpenAsync(byte[] bytes)
    {
        var opened = await DocumentFiles.OpenAsync(bytes, "ke-hoach.docx");
        Assert.True(opened.Text is not null, $"{opened.Refusal?.Code}: {opened.Refusal?.Detail}");
        Assert.Equal(SourceFormat.Word, opened.Text.Format);
        return opened;
    }

    private static async Task<string> TextAsync(byte[] bytes) => (await OpenAsync(bytes)).Text!.Text;
}
