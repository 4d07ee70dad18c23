using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EduCoop.Documents.Files.Word;

/// <summary>The visible characters of a paragraph: what was inserted counts, what was deleted, hidden or a field's code does not.</summary>
/// <param name="note">Takes a footnote or endnote; gives what stands in its place, if anything.</param>
internal sealed class RunText(Func<FootnoteEndnoteReferenceType, string?> note)
{
    private readonly StringBuilder text = new();

    internal string Text => text.ToString();

    /// <summary>Text boxes that hang on the paragraph.</summary>
    internal List<OpenXmlElement> Boxes { get; } = [];

    internal void Read(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run when run.RunProperties?.Vanish is { } hidden && hidden.Val?.Value != false:
                case DeletedRun or MoveFromRun or DeletedText or FieldCode or ParagraphProperties or RunProperties or DeletedFieldCode:
                    break;
                case DocumentFormat.OpenXml.Wordprocessing.Text words:
                    text.Append(IsCaps(words) ? words.Text.ToUpperInvariant() : words.Text);
                    break;
                case TabChar or PositionalTab:
                    text.Append('\t');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case SymbolChar symbol:
                    text.Append(Symbol(symbol));
                    break;
                case FootnoteEndnoteReferenceType reference:
                    text.Append(note(reference));
                    break;
                case TextBoxContent box:
                    Boxes.Add(box);
                    break;
                case AlternateContent alternate when BodyWriter.Chosen(alternate) is { } chosen:
                    Read(chosen);
                    break;
                default:
                    if (child.HasChildren)
                    {
                        Read(child);
                    }

                    break;
            }
        }
    }

    private static bool IsCaps(DocumentFormat.OpenXml.Wordprocessing.Text words) =>
        words.Parent is Run { RunProperties.Caps: { } caps } && caps.Val?.Value != false;

    // Signs of the symbol fonts that plans use: bullets, greater or equal, less or equal, check marks as blanks.
    private static string Symbol(SymbolChar symbol) => symbol.Char?.Value?.ToUpperInvariant() switch
    {
        "F0B3" => "≥",
        "F0A3" => "≤",
        "F0B1" => "±",
        "F0B7" or "F0A7" or "F02D" => "-",
        "F0AE" => "→",
        _ => " ",
    };
}
