namespace EduCoop.Documents.Writing.Word;

/// <summary>A4 with the decree's margins: 20 mm above, below, 30 mm left, 18 mm right; in landscape the same sides of the text.</summary>
internal static class PageLayout
{
    private const int Short = 11906;
    private const int Long = 16838;
    private const int Top = 1140;
    private const int Bottom = 1140;
    private const int Left = 1707;
    private const int Right = 1021;

    internal const int PortraitText = Short - Left - Right;
    internal const int LandscapeText = Long - Left - Right;

    /// <summary>The properties of a section. Each has a first page without number; an appendix counts its own pages.</summary>
    internal static void Section(WordXml word, bool isLandscape, bool countsAnew)
    {
        word.Start("sectPr");
        Reference(word, "default", Package.NumberedHeader);
        Reference(word, "first", Package.EmptyHeader);
        word.Empty("type", ("val", "nextPage"));
        if (isLandscape)
        {
            word.Empty("pgSz", ("w", Long), ("h", Short), ("orient", "landscape"));
        }
        else
        {
            word.Empty("pgSz", ("w", Short), ("h", Long));
        }

        word.Empty("pgMar", ("top", Top), ("right", Right), ("bottom", Bottom), ("left", Left), ("header", 567), ("footer", 567), ("gutter", 0));
        if (countsAnew)
        {
            word.Empty("pgNumType", ("start", 1));
        }

        word.Empty("titlePg");
        word.End();
    }

    private static void Reference(WordXml word, string kind, string id)
    {
        word.Start("headerReference");
        word.Attribute("type", kind);
        word.Relation(id);
        word.End();
    }
}
