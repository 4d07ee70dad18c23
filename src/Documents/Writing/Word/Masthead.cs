namespace EduCoop.Documents.Writing.Word;

/// <summary>What stands above the title: issuer and number on the left, the national (or the Party's) heading, place and date on the right.</summary>
internal static class Masthead
{
    private const int LeftWidth = 3560;
    private const int RightWidth = PageLayout.PortraitText - LeftWidth;

    /// <summary>How long the rule below issuer and subject is, of the words above it: a third to a half.</summary>
    internal const double RuleShare = 0.4;

    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private const string Party = "ĐẢNG CỘNG SẢN VIỆT NAM";

    internal static void Write(WordXml word, OfficialDocument document)
    {
        // Names above, number and date in a row of their own: they stand on one line however many lines the names take (II.4.c).
        Table.SideBySide(
            word, LeftWidth, RightWidth, [(() => Names(word, document), () => Heading(word, document)), (() => Number(word, document), () => Date(word, document))]);
        if (document.IsLetter)
        {
            word.Paragraph("", new Look { Size = 6 });
        }
        else
        {
            Title(word, document);
        }
    }

    private static void Names(WordXml word, OfficialDocument document)
    {
        if (!string.IsNullOrWhiteSpace(document.ParentIssuer))
        {
            word.Paragraph(OfficeNames.OnLines(Capitals(document.ParentIssuer), 12, bold: false, LeftWidth), Look.Centred with { Size = 12 });
        }

        var issuer = OfficeNames.OnLines(Capitals(document.Issuer), 12, bold: true, LeftWidth);
        word.Paragraph(issuer, Look.Centred with { Size = 12, IsBold = true });
        if (document.IsParty)
        {
            word.Paragraph("*", Look.Centred with { Size = 13 });
        }
        else
        {
            Rule(word, LeftWidth, TimesWidth.WidestLine(issuer, 12, bold: true, LeftWidth), RuleShare);
        }
    }

    private static void Number(WordXml word, OfficialDocument document)
    {
        word.Paragraph(DocumentNumbers.Line(document.Number, document.IsParty), Look.Centred with { Size = 13, Before = 60 });
        if (document.IsLetter)
        {
            word.Paragraph("V/v " + document.Subject, Look.Centred with { Size = 12, Before = 120 });
        }
    }

    private static void Date(WordXml word, OfficialDocument document) =>
        word.Paragraph(VietnameseDates.AtPlace(document.Place, document.Date, document.Year), Look.Centred with { Size = 13, IsItalic = true, Before = 60 });

    private static void Heading(WordXml word, OfficialDocument document)
    {
        if (document.IsParty)
        {
            word.Paragraph(Party, Look.Centred with { Size = 13, IsBold = true });
            Rule(word, RightWidth, TimesWidth.Twips(Party, 13, bold: true), share: 1);
        }
        else
        {
            word.Paragraph(Nation, Look.Centred with { Size = 12, IsBold = true });
            word.Paragraph(Motto, Look.Centred with { Size = 13, IsBold = true });
            Rule(word, RightWidth, TimesWidth.Twips(Motto, 13, bold: true), share: 1);
        }
    }

    private static void Title(WordXml word, OfficialDocument document)
    {
        word.Paragraph(Capitals(document.TypeName), Look.Centred with { IsBold = true, Before = 240, KeepsWithNext = true });
        word.Paragraph(document.Subject, Look.Centred with { IsBold = true, KeepsWithNext = true });
        Rule(word, PageLayout.PortraitText, TimesWidth.WidestLine(PlainText.Clean(document.Subject), 14, bold: true, PageLayout.PortraitText), RuleShare);
        word.Paragraph("", new Look { Size = 6 });
    }

    /// <summary>A rule in the middle of a column, as long as a share of the words above it: a paragraph's border between two indents, so that every program draws it.</summary>
    private static void Rule(WordXml word, int column, int words, double share)
    {
        var indent = Math.Max(0, (column - (int)(words * share)) / 2);
        word.Paragraph("", new Look { Size = 2, Left = indent, Right = indent, HasRule = true });
    }

    internal static string Capitals(string text) => PlainText.Clean(text).ToUpperInvariant();
}
