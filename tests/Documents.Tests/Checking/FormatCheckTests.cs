using EduCoop.Documents.Checking;
using EduCoop.Documents.Files;
using EduCoop.Documents.Tests.Files;
using EduCoop.Documents.Tests.Hostile;
using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Checking;

/// <summary>The check of form: every fault is found by its rule and by no other, and a right document has none.</summary>
public sealed class FormatCheckTests
{
    private const int Seeds = 200;
    private static readonly Fault[] Faults = [.. HeadFaults.All, .. TextFaults.All];

    public static TheoryData<int, string> Seeded
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var seed = 0; seed < Math.Max(Seeds, Faults.Length); seed++)
            {
                data.Add(seed, Faults[seed % Faults.Length].Rule);
            }

            return data;
        }
    }

    public static TheoryData<string> Right => [.. Specimens.All.Keys];

    [Theory]
    [MemberData(nameof(Seeded))]
    public void A_fault_is_found_by_its_rule_alone(int seed, string rule)
    {
        var fault = Faults[seed % Faults.Length];
        using var file = new Spoiler(fault.On);
        fault.Spoil(file, new Random(seed));
        var found = FormatCheck.Check(file.Bytes(), "van-ban.docx").Departures;
        Assert.Contains(found, departure => departure.Rule.Id == rule);
        Assert.Empty(found.Where(departure => departure.Rule.Id != rule && !fault.Also.Contains(departure.Rule.Id)).Select(departure => $"{departure.Rule.Id}: {departure.Quote} {departure.Measured}"));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void What_our_writer_makes_has_no_fault(string specimen)
    {
        var report = FormatCheck.Check(OfficialDocumentWriter.ToBytes(Specimens.All[specimen]), "van-ban.docx");
        Assert.Null(report.Refusal);
        Assert.Empty(report.Departures.Select(departure => $"{departure.Rule.Id}: {departure.Quote} {departure.Measured}"));
        Assert.Equal(specimen == "của Đảng", report.IsParty);
    }

    [Fact]
    public void Every_rule_has_a_fault_that_it_finds()
    {
        Assert.InRange(FormatCheck.Rules.Count, 60, 400);
        Assert.Equal(FormatCheck.Rules.Count, FormatCheck.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.Empty(FormatCheck.Rules.Select(rule => rule.Id).Except(Faults.Select(fault => fault.Rule)));
        Assert.All(FormatCheck.Rules, rule =>
        {
            Assert.StartsWith("NĐ 30/2020/NĐ-CP, Phụ lục I", rule.Source, StringComparison.Ordinal);
            Assert.NotEqual(rule.Vietnamese, rule.English);
            Assert.DoesNotContain("{0}", rule.Vietnamese + rule.English, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_place_says_which_paragraph_and_what_was_measured()
    {
        using var file = new Spoiler(Specimens.Plan);
        file.Size("Độc lập", 12.5);
        var departure = Assert.Single(FormatCheck.Check(file.Bytes(), "a.docx").Departures);
        Assert.Equal(("motto-size", 1, "Độc lập - Tự do - Hạnh phúc", "12.5 pt", "13–14 pt"), (departure.Rule.Id, departure.Section, departure.Quote, departure.Measured, departure.Rule.Allowed));
        Assert.NotNull(departure.Paragraph);
    }

    [Fact]
    public void Looks_are_found_where_styles_and_themes_say_them()
    {
        const string Styles = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Loi"><w:name w:val="Loi"/><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Loi"/></w:style>""";
        var right = new WordSample { Body = WordSample.P("Lời văn", "<w:pStyle w:val=\"Con\"/>") }.With("styles", Styles).Bytes();
        var wrong = new WordSample { Body = WordSample.P("Lời văn") }.With("styles", Styles).Bytes();
        Assert.DoesNotContain(FormatCheck.Check(right, "a.docx").Departures, departure => departure.Rule.Id == "font-name");
        Assert.Contains(FormatCheck.Check(wrong, "a.docx").Departures, departure => departure.Rule.Id == "font-name");
    }

    // Twice as much may take twice as long, not four times.
    [Theory]
    [InlineData("1. Một")]
    [InlineData("3. Ba")]
    [InlineData("Phụ lục I")]
    [InlineData("Căn cứ Luật Giáo dục;")]
    [InlineData("Độc lập - Tự do")]
    public void Time_grows_with_the_document(string words)
    {
        Of(50, 40);
        Assert.InRange(Of(8_000, 1) / Math.Max(5, Of(2_000, 4)), 0, 12);

        double Of(int paragraphs, int times)
        {
            var line = WordSample.P(words);
            var repeated = string.Concat(Enumerable.Repeat(line, paragraphs));
            var bytes = WordSample.Of(WordSample.Table(WordSample.Row(WordSample.Cell(WordSample.P("Số: 01/KH-UBND") + repeated), WordSample.Cell(repeated))), repeated);
            var start = ThreadTime.Milliseconds;
            for (var i = 0; i < times; i++)
            {
                Assert.Null(FormatCheck.Check(bytes, "a.docx").Refusal);
            }

            return (ThreadTime.Milliseconds - start) / times;
        }
    }

    [Theory]
    [InlineData("not_a_document", "Kế hoạch")]
    [InlineData("not_a_document", "%PDF-1.7")]
    public void What_is_no_docx_is_refused_with_the_reason(string code, string content)
    {
        var report = FormatCheck.Check(System.Text.Encoding.UTF8.GetBytes(content), "a.docx");
        Assert.Equal(code, report.Refusal!.Code);
        Assert.Empty(report.Departures);
    }

    [Fact]
    public void What_unpacks_to_too_much_is_refused()
    {
        var bytes = OfficialDocumentWriter.ToBytes(Specimens.Plan);
        Assert.Equal("file_expands", FormatCheck.Check(bytes, "a.docx", new DocumentLimits { MaxPartBytes = 1000 }).Refusal!.Code);
        Assert.Equal("file_expands", FormatCheck.Check(bytes, "a.docx", new DocumentLimits { MaxEntries = 2 }).Refusal!.Code);
        Assert.Equal("file_too_large", FormatCheck.Check(bytes, "a.docx", new DocumentLimits { MaxBytes = 1000 }).Refusal!.Code);
    }
}
