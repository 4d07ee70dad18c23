using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EduCoop.Documents.Files.Word;

namespace EduCoop.Documents.Checking.Facts;

/// <summary>Walks through a document once and measures its paragraphs, in linear time; what was deleted or is hidden is not there.</summary>
internal sealed class FactsReader
{
    private readonly MainDocumentPart main;
    private readonly Looks looks;
    private readonly RunReader runs;
    private readonly ListNumbers numbers;
    private readonly CancellationToken cancellation;
    private readonly List<LineFacts> lines = [];
    private readonly List<SectionProperties> sections;
    private int table = -1;

    private FactsReader(MainDocumentPart main, Body body, CancellationToken cancellation)
    {
        this.main = main;
        this.cancellation = cancellation;
        looks = new Looks(main);
        runs = new RunReader(looks);
        numbers = new ListNumbers(main);
        sections = [.. body.Descendants<SectionProperties>()];
    }

    internal static DocumentFacts Read(MainDocumentPart main, Body body, CancellationToken cancellation)
    {
        var reader = new FactsReader(main, body, cancellation);
        var pages = new SectionReader(main, reader.OfHeader).Read(reader.sections);
        reader.Blocks(body, new Place(0, null, null, 0), pages);
        var saved = (main.OpenXmlPackage as WordprocessingDocument)?.ExtendedFilePropertiesPart?.Properties?.Pages?.Text;
        return new(reader.lines, pages, int.TryParse(saved, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null);
    }

    /// <summary>Where the walk is: section, cell, style of the table, width of the cell.</summary>
    private sealed record Place(int Section, CellFacts? Cell, string? TableStyle, int Room);

    private Place Blocks(OpenXmlElement parent, Place place, IReadOnlyList<SectionFacts> pages)
    {
        foreach (var block in parent.ChildElements)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (block)
            {
                case Paragraph paragraph:
                    var page = pages[Math.Min(place.Section, pages.Count - 1)];
                    lines.Add(Of(paragraph, place.Cell, place.TableStyle, place.Section, place.Cell is null ? page.Width - page.Left - page.Right : place.Room, lines.Count + 1));
                    foreach (var box in paragraph.Descendants<TextBoxContent>().Where(box => !box.Ancestors<AlternateContentFallback>().Any()))
                    {
                        Blocks(box, place, pages);
                    }

                    place = paragraph.ParagraphProperties?.SectionProperties is null ? place : place with { Section = place.Section + 1 };
                    break;
                case Table inner:
                    Cells(inner, place, pages);
                    break;
                case SdtBlock or CustomXmlBlock or SdtContentBlock:
                    place = Blocks(block, place, pages);
                    break;
            }
        }

        return place;
    }

    private void Cells(Table data, Place place, IReadOnlyList<SectionFacts> pages)
    {
        var properties = data.GetFirstChild<TableProperties>();
        var style = properties?.TableStyle?.Val?.Value;
        var borders = properties?.TableBorders;
        var isRuled = borders is not null ? Looks.HasLines(borders) : looks.HasLines(style);
        if (place.Cell is null)
        {
            table++;
        }

        var row = 0;
        foreach (var line in data.Descendants<TableRow>().Where(line => line.Ancestors<Table>().First() == data))
        {
            var column = 0;
            foreach (var cell in line.Elements<TableCell>())
            {
                var width = int.TryParse(cell.TableCellProperties?.TableCellWidth?.Width?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
                // A table inside a cell of a layout table still belongs to its cell's column.
                var here = place.Cell is { } outer ? outer with { IsRuled = outer.IsRuled || isRuled } : new CellFacts(table, row, column, width, isRuled);
                Blocks(cell, place with { Cell = here, TableStyle = style, Room = width }, pages);
                column++;
            }

            row++;
        }
    }

    private List<LineFacts> OfHeader(OpenXmlElement part) =>
        [.. part.Descendants<Paragraph>().Where(SectionReader.HasNumber).Select(paragraph => Of(paragraph, null, null, 0, 0, 0))];

    private LineFacts Of(Paragraph paragraph, CellFacts? cell, string? tableStyle, int section, int room, int number)
    {
        var sources = looks.OfParagraph(paragraph, tableStyle);
        var read = runs.Of(paragraph, tableStyle);
        var size = read.Count > 0 ? read.Max(run => run.Size) : 12;
        // A label that Word counts has the look of the paragraph's mark; for its words only the text matters.
        var label = number > 0 ? numbers.Next(paragraph) : "";
        var text = string.Concat(read.Select(run => run.Text));
        return new LineFacts
        {
            Number = number,
            Raw = label.Length > 0 ? $"{label} {text}" : text,
            Runs = read,
            Align = Looks.Find(sources, "jc", "val") switch { "both" or "distribute" => "both", "center" => "center", "right" or "end" => "right", _ => "left" },
            FirstLine = Looks.Number(sources, "ind", "firstLine") - Looks.Number(sources, "ind", "hanging"),
            Left = Looks.Number(sources, "ind", "left", Looks.Number(sources, "ind", "start")),
            Right = Looks.Number(sources, "ind", "right", Looks.Number(sources, "ind", "end")),
            Before = Gap(sources, "before"),
            After = Gap(sources, "after"),
            Lines = LinesOf(sources, size),
            Rule = Ruling.Of(paragraph, sources, text, size, room, Looks.Number(sources, "ind", "left"), Looks.Number(sources, "ind", "right")),
            Cell = cell,
            Section = section,
            Room = room,
        };
    }

    // What a program spaces by itself is 14 points in Word (17.3.1.33).
    private static int Gap(List<OpenXmlElement> sources, string side) =>
        Looks.Find(sources, "spacing", side + "Autospacing") is "1" or "true" or "on" ? 280 : Looks.Number(sources, "spacing", side);

    private static double LinesOf(List<OpenXmlElement> sources, double size)
    {
        var line = Looks.Number(sources, "spacing", "line", 240);
        // Exact heights are twips; a single line of Times New Roman is 1.15 times the size of its letters.
        return Looks.Find(sources, "spacing", "lineRule") switch
        {
            "exact" => line / 20.0 / (size * 1.15),
            "atLeast" => Math.Max(1, line / 20.0 / (size * 1.15)),
            _ => line / 240.0,
        };
    }
}
