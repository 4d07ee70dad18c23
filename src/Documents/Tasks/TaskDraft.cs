using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>A task while it is read: places only; the values are taken from the text at the end.</summary>
internal sealed class TaskDraft
{
    internal required string Section { get; set; }

    internal required string Kind { get; init; }

    internal TextSpan? Title { get; set; }

    internal TextSpan? Lead { get; set; }

    internal List<TextSpan> Coordinating { get; } = [];

    internal List<TextSpan> Advising { get; } = [];

    internal List<TextSpan> Products { get; } = [];

    internal TextSpan? Deadline { get; set; }

    internal TextSpan? Funding { get; set; }

    internal List<TextSpan> Content { get; } = [];

    internal List<string> Notes { get; } = [];

    internal List<string> BodySections { get; } = [];

    internal int? Row { get; set; }

    internal bool Inherits { get; set; }

    internal double Confidence { get; set; } = 1;

    internal bool HasLabels => Lead is not null || Deadline is not null || Products.Count > 0 || Coordinating.Count > 0 || Advising.Count > 0;

    internal bool HasRole => Lead is not null || Coordinating.Count > 0;

    internal void Doubt(string? note)
    {
        if (note is not null && !Notes.Contains(note))
        {
            Notes.Add(note);
            Confidence = Math.Min(Confidence, 0.6);
        }
    }

    internal PlanTask? Build(PlanText document)
    {
        var spans = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        string? Value(string name, TextSpan? span)
        {
            var clean = span is { } place ? Headings.Clean(document.Text, place) : TextSpan.Empty;
            if (clean.IsEmpty)
            {
                return null;
            }

            spans[name] = clean;
            return Values.Of(document, clean);
        }

        string[] All(string name, List<TextSpan> list) => [.. list.Select((span, i) => Value($"{name}.{i}", span)).OfType<string>()];

        if (Value("title", Title) is not { } title)
        {
            return null;
        }

        var products = All("products", Products);
        return new()
        {
            Section = Section,
            Title = title,
            Content = All("content", Content),
            Lead = Value("lead", Lead),
            Coordinating = All("coordinating", Coordinating),
            Advising = All("advising", Advising),
            Product = products.Length == 0 ? null : products.Length == 1 ? Value("product", Products[0]) : string.Join(". ", products),
            Products = products,
            DeadlineText = Value("deadlineText", Deadline),
            Funding = Value("funding", Funding),
            Kind = Kind,
            Row = Row,
            BodySections = [.. BodySections],
            InheritsMergedCells = Inherits,
            Notes = [.. Notes],
            Confidence = Confidence,
            Spans = spans,
        };
    }
}
