using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EduCoop.Documents.Checking.Facts;

/// <summary>The runs of a paragraph as they are shown; neighbours of one look are one.</summary>
internal sealed class RunReader(Looks looks)
{
    internal List<RunFacts> Of(Paragraph paragraph, string? tableStyle)
    {
        var runs = new List<RunFacts>();
        foreach (var run in paragraph.Descendants<Run>())
        {
            // What stands in a box is a paragraph of its own, what was deleted is gone.
            if (run.Ancestors<Paragraph>().First() != paragraph || run.Ancestors().Any(above => above is DeletedRun or MoveFromRun))
            {
                continue;
            }

            var sources = looks.OfRun(run.RunProperties, paragraph, tableStyle);
            var text = TextOf(run);
            if (text.Length == 0 || Looks.IsOn(sources, "vanish"))
            {
                continue;
            }

            var facts = new RunFacts(
                Looks.IsOn(sources, "caps") ? text.ToUpperInvariant() : text, looks.Fonts(sources), Looks.Number(sources, "sz", "val", 20) / 2.0, Looks.IsOn(sources, "b"),
                Looks.IsOn(sources, "i"), Looks.IsOn(sources, "u"), Looks.Find(sources, "color", "val") ?? "auto");
            if (runs.Count > 0 && runs[^1] with { Text = "" } == facts with { Text = "" })
            {
                runs[^1] = facts with { Text = runs[^1].Text + facts.Text };
            }
            else
            {
                runs.Add(facts);
            }
        }

        return runs;
    }

    private static string TextOf(Run run)
    {
        var text = new StringBuilder();
        foreach (var piece in run.ChildElements)
        {
            _ = piece switch
            {
                DocumentFormat.OpenXml.Wordprocessing.Text words => text.Append(words.Text),
                TabChar => text.Append('\t'),
                Break or CarriageReturn => text.Append('\n'),
                NoBreakHyphen => text.Append('-'),
                _ => text,
            };
        }

        return text.ToString();
    }
}
