using System.Text;
using EduCoop.Documents.Files;
using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Tests.Files;

public sealed class PlainTextTests
{
    private const string Text = "Số: 12/KH-UBND\r\n\r\nKẾ HOẠCH\nHợp tác giáo dục giữa các trường, đường phố, ưu tiên vùng khó\n";

    public static IEnumerable<object[]> Encodings() =>
    [
        ["UTF-8", Encoding.UTF8.GetBytes(Text)],
        ["UTF-8 with mark", (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]],
        ["UTF-16 little", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]],
        ["UTF-16 big", (byte[])[0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)]],
        ["UTF-16 little without mark", Encoding.Unicode.GetBytes(Text)],
        ["UTF-16 big without mark", Encoding.BigEndianUnicode.GetBytes(Text)],
    ];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Every_Unicode_way_of_writing_gives_the_same_text_letter_for_letter(string name, byte[] bytes)
    {
        var opened = await DocumentFiles.OpenAsync(bytes, "a.txt");

        Assert.True(opened.Text is not null, $"{name}: {opened.Refusal?.Detail}");
        Assert.Equal(Text, opened.Text.Text);
        Assert.Empty(opened.Text.Findings);
    }

    [Fact]
    public async Task Letters_with_marks_apart_stay_apart_and_are_read_all_the_same()
    {
        var apart = Text.Normalize(NormalizationForm.FormD);
        var opened = await DocumentFiles.OpenAsync(Encoding.UTF8.GetBytes(apart), "a.txt");
        var draft = PlanReader.Read(opened.Text!);

        Assert.Equal(apart, opened.Text!.Text);
        Assert.Equal("text_decomposed", Assert.Single(opened.Text.Findings).Code);
        Assert.Equal("12/KH-UBND", draft.DocumentNumber);
        Assert.Contains(draft.Findings, finding => finding.Code == "text_decomposed");
        Assert.Equal("12/KH-UBND", draft.Spans["documentNumber"].Of(apart));
        Assert.Equal(draft.Title, draft.Spans["title"].Of(apart).Normalize(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("TCVN3", "CÙng hßa x· héi chñ nghÜa ViÖt Nam. KÕ ho¹ch hîp t¸c gi¸o dôc vµ ®µo t¹o giai ®o¹n 2026")]
    [InlineData("VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Keá hoaïch hôïp taùc giaùo duïc vaø ñaøo taïo giai ñoaïn 2026")]
    [InlineData("VIQR", "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam. Ke^' hoa.ch ho+.p ta'c gia'o du.c va` dda`o ta.o giai ddoa.n")]
    public async Task Fonts_from_before_Unicode_are_named_and_refused(string name, string text)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), Encoding.Latin1.GetBytes(text) })
        {
            var opened = await DocumentFiles.OpenAsync(bytes, "cu.txt");

            Assert.Null(opened.Text);
            Assert.Equal("encoding_legacy", opened.Refusal!.Code);
            Assert.Contains(name, opened.Refusal.Title, StringComparison.Ordinal);
            Assert.Contains("Unikey", opened.Refusal.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Résumé of the français naïve über façade coöperation")]
    [InlineData("Plan of cooperation, 2026. It's a plain English text; (a) one, (b) two. e.g. this, i.e. that.")]
    [InlineData("Kế hoạch số 1 của Sở, ngày 1/1/2026; © 2026 «Trường» ½ ± 5")]
    public async Task Other_languages_are_not_taken_for_old_fonts(string text) =>
        Assert.Equal(text, (await DocumentFiles.OpenAsync(Encoding.UTF8.GetBytes(text), "a.txt")).Text?.Text);

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_with_their_place()
    {
        var opened = await DocumentFiles.OpenAsync([.. Encoding.UTF8.GetBytes("Số: 1"), 0xC3, 0x28], "a.txt");

        Assert.Equal("encoding_unknown", opened.Refusal!.Code);
        Assert.Contains("Byte thứ 8", opened.Refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A", "ke-hoach.txt", "scanned")]
    [InlineData("FFD8FFE000104A46", "ke-hoach.docx", "scanned")]
    [InlineData("7B5C727466315C61", "ke-hoach.doc", "not_a_document")]
    [InlineData("3C21444F43545950452068746D6C3E", "ke-hoach.txt", "not_a_document")]
    [InlineData("1F8B080000000000", "ke-hoach.txt", "not_a_document")]
    [InlineData("504B030414000000", "ke-hoach.docx", "file_damaged")]
    [InlineData("", "ke-hoach.txt", "file_empty")]
    public async Task The_first_bytes_say_what_a_file_is_and_the_refusal_how_to_mend_it(string hex, string name, string code)
    {
        var refusal = (await DocumentFiles.OpenAsync(Convert.FromHexString(hex), name)).Refusal!;

        Assert.Equal(code, refusal.Code);
        Assert.Contains(name, refusal.Title, StringComparison.Ordinal);
        Assert.Matches("[Gg]ửi|[Cc]họn|lưu", refusal.Detail);
    }

    [Theory]
    [InlineData("WordDocument", "old_binary", "Word 97-2003")]
    [InlineData("Workbook", "old_binary", "Excel 97-2003")]
    [InlineData("EncryptedPackage", "file_encrypted", "mật khẩu")]
    public async Task Old_and_locked_office_files_are_told_apart(string entry, string code, string said)
    {
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(entry), .. new byte[100]];
        var refusal = (await DocumentFiles.OpenAsync(bytes, "a.doc")).Refusal!;

        Assert.Equal(code, refusal.Code);
        Assert.Contains(said, refusal.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_never_cut()
    {
        var limits = DocumentLimits.Default with { MaxBytes = 1_000, MaxCharacters = 100 };

        Assert.Equal("file_too_large", (await DocumentFiles.OpenAsync(new byte[1_001], "a.txt", limits)).Refusal!.Code);
        Assert.Equal("file_too_large", (await DocumentFiles.OpenAsync(Encoding.UTF8.GetBytes(new string('a', 101)), "a.txt", limits)).Refusal!.Code);
    }
}
