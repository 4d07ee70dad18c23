using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EduCoop.Documents.Templates;

/// <summary>
/// Word's own ways of naming a field, written as the marks that people type: a merge field («Name») and a content control by its tag become {{name}}; TableStart:name and TableEnd:name, and a repeating
/// row's control, become the begin and end of rows that come again. Names are read without regard to capitals, as Word reads them.
/// </summary>
internal static partial class WordFields
{
    private static readonly XNamespace Word = TemplateMarks.Word;

    // Other programs mark their own places so; nobody means them as fields.
    private static readonly string[] ForeignTags = ["goog_rdk", "MENDELEY", "EndNote"];

    /// <summary>The same document with marks only.</summary>
    internal static XDocument ToMarks(XDocument document)
    {
        foreach (var control in document.Descendants(Word + "sdt").Reverse().ToList())
        {
            Control(control);
        }

        foreach (var simple in document.Descendants(Word + "fldSimple").ToList())
        {
            if (NameOf((string?)simple.Attribute(Word + "instr")) is { } mark)
            {
                simple.ReplaceWith(Run(simple.Descendants(Word + "r").FirstOrDefault(), mark));
            }
        }

        foreach (var paragraph in document.Descendants(Word + "p").ToList())
        {
            Complex(paragraph);
        }

        return document;
    }

    // A field in pieces: begin, its instruction, perhaps what it showed last, end; all in one paragraph. One that is not closed there is left, and its « » with it.
    private static void Complex(XElement paragraph)
    {
        var (open, instruction, depth) = (new List<XElement>(), "", 0);
        foreach (var run in paragraph.Descendants(Word + "r").Where(run => run.Ancestors(Word + "p").First() == paragraph).ToList())
        {
            var kind = (string?)run.Element(Word + "fldChar")?.Attribute(Word + "fldCharType");
            depth += kind == "begin" ? 1 : 0;
            if (depth > 0)
            {
                open.Add(run);
                instruction += string.Concat(run.Elements(Word + "instrText").Select(text => text.Value));
            }

            depth -= kind == "end" && depth > 0 ? 1 : 0;
            if (kind == "end" && depth == 0 && open.Count > 0)
            {
                if (NameOf(instruction) is { } mark)
                {
                    open[0].AddBeforeSelf(Run(open.FirstOrDefault(one => one.Element(Word + "t") is not null) ?? open[0], mark));
                    open.ForEach(one => one.Remove());
                }

                (open, instruction) = ([], "");
            }
        }
    }

    // A control that holds other fields is none itself.
    private static void Control(XElement control)
    {
        var tag = (string?)control.Element(Word + "sdtPr")?.Element(Word + "tag")?.Attribute(Word + "val");
        if (string.IsNullOrWhiteSpace(tag) || control.Element(Word + "sdtContent") is not { } content || ForeignTags.Any(foreign => tag.StartsWith(foreign, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var name = tag.Trim().ToLowerInvariant();
        if (content.Descendants(Word + "tr").FirstOrDefault(row => row.Ancestors().TakeWhile(above => above != content).All(above => above.Name != Word + "tbl")) is { } row)
        {
            // Around a row: it names the table, those in its cells the columns.
            Front(row.Descendants(Word + "p").First(), Mark("{{#" + name + "}}"));
            row.Descendants(Word + "p").Last().Add(Mark("{{/" + name + "}}"));
            control.ReplaceWith(content.Nodes());
        }
        else if (!content.Value.Contains("{{", StringComparison.Ordinal))
        {
            var run = Run(content.Descendants(Word + "r").FirstOrDefault(), "{{" + name + "}}");
            if (content.Descendants(Word + "p").FirstOrDefault() is { } paragraph)
            {
                paragraph.Elements().Where(part => part.Name != Word + "pPr").Remove();
                paragraph.Add(run);
                paragraph.ElementsAfterSelf(Word + "p").Remove();
                control.ReplaceWith(content.Nodes());
            }
            else
            {
                control.ReplaceWith(run);
            }
        }
    }

    private static void Front(XElement paragraph, XElement run)
    {
        if (paragraph.Element(Word + "pPr") is { } look)
        {
            look.AddAfterSelf(run);
        }
        else
        {
            paragraph.AddFirst(run);
        }
    }

    // As the field looked, without the grey of a placeholder.
    private static XElement Run(XElement? like, string text)
    {
        var look = like?.Element(Word + "rPr") is { } found ? new XElement(found) : null;
        look?.Elements(Word + "rStyle").Where(style => ((string?)style.Attribute(Word + "val"))?.Contains("Placeholder", StringComparison.OrdinalIgnoreCase) == true).Remove();
        var run = Mark(text);
        if (look is not null)
        {
            run.AddFirst(look);
        }

        return run;
    }

    private static XElement Mark(string text) => new(Word + "r", new XElement(Word + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    /// <summary>"MERGEFIELD Vb_So \* MERGEFORMAT" is {{vb_so}}; null for other fields: page numbers, dates, contents.</summary>
    private static string? NameOf(string? instruction)
    {
        if (instruction is null || Instruction().Match(instruction) is not { Success: true } found)
        {
            return null;
        }

        var name = (found.Groups["quoted"].Success ? found.Groups["quoted"].Value : found.Groups["bare"].Value).Trim().ToLowerInvariant();
        return name.StartsWith("tablestart:", StringComparison.Ordinal) ? "{{#" + name["tablestart:".Length..] + "}}"
            : name.StartsWith("tableend:", StringComparison.Ordinal) ? "{{/" + name["tableend:".Length..] + "}}"
            : "{{" + name + "}}";
    }

    [GeneratedRegex("""^\s*MERGEFIELD\s+(?:"(?<quoted>[^"]*)"|(?<bare>\S+))""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Instruction();
}
