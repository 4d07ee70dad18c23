namespace EduCoop.Documents.Writing.Word;

/// <summary>The end: recipients on the left, the signature on the right.</summary>
internal static class Closing
{
    private const int LeftWidth = 4200;
    private const int RightWidth = PageLayout.PortraitText - LeftWidth;
    private const int HalfWidth = PageLayout.PortraitText / 2;

    // 2.4 cm in English Metric Units: phones read a code of this size from paper.
    private const long VerificationSize = 864_000;

    /// <param name="word">Where it is written.</param>
    /// <param name="document">Whose end.</param>
    /// <param name="picture">Which picture of the file its code is, from 1.</param>
    internal static void Write(WordXml word, OfficialDocument document, int picture)
    {
        // The last sentence stays with the signature: a page with nothing but a name on it proves nothing.
        word.Paragraph("", new Look { Size = 6, KeepsWithNext = true });
        if (document.OtherSide is { } other)
        {
            Table.SideBySide(word, HalfWidth, HalfWidth, () => Signature(word, other), () => Signature(word, document.Signature));
            Recipients(word, document);
        }
        else
        {
            Table.SideBySide(word, LeftWidth, RightWidth, () => Recipients(word, document), () => Signature(word, document.Signature));
        }

        if (document.Verification is { } verification)
        {
            word.Paragraph("", new Look { Size = 6, KeepsWithNext = true });
            word.Picture(picture, VerificationSize, verification.Caption, new Look { KeepsWithNext = true });
            word.Paragraph(verification.Caption, new Look { Size = 11 });
        }

        if (document.ClosingNote is { } note)
        {
            word.Paragraph(note, new Look { Size = 11, IsItalic = true, Before = 60 });
        }
    }

    private static void Recipients(WordXml word, OfficialDocument document)
    {
        word.Paragraph("Nơi nhận:", new Look { Size = 12, IsBold = true, IsItalic = true });
        foreach (var recipient in document.Recipients)
        {
            word.Paragraph($"- {recipient.Trim().TrimStart('-', ' ').TrimEnd(' ', ';', '.', ',')};", new Look { Size = 11 });
        }

        word.Paragraph($"- Lưu: {document.Archive.Trim().TrimEnd('.', ';')}.", new Look { Size = 11 });
    }

    private static void Signature(WordXml word, SignatureBlock signature)
    {
        foreach (var line in signature.Lines)
        {
            word.Paragraph(Masthead.Capitals(line), Look.Centred with { IsBold = true });
        }

        // Room for the signature and for the seal, which covers a third of it.
        for (var i = 0; i < 4; i++)
        {
            word.Paragraph("", Look.Centred);
        }

        word.Paragraph(signature.Name ?? "", Look.Centred with { IsBold = true });
    }
}
