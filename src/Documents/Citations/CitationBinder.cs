using System.Text.RegularExpressions;
using EduCoop.Documents.Contradictions;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Citations;

/// <summary>
/// Binds citations to issued documents. Number and day must both fit for a binding; everything less is a proposal with its reason. The same citation
/// repeated without its day ("Kế hoạch số 1588/KH-SGDĐT") follows the full one in the same text.
/// </summary>
public static partial class CitationBinder
{
    private const int MostProposals = 5;
    private const double LikeTitle = 0.5;

    /// <summary>One binding for every citation, in their order.</summary>
    /// <param name="citations">What the text cites.</param>
    /// <param name="issued">What has been issued.</param>
    public static IReadOnlyList<CitationBinding> Bind(IReadOnlyList<Citation> citations, IReadOnlyList<IssuedDocument> issued)
    {
        ArgumentNullException.ThrowIfNull(citations);
        ArgumentNullException.ThrowIfNull(issued);
        var byNumber = issued.ToLookup(document => Key(document.Number), StringComparer.Ordinal);
        var dated = citations.Where(one => one.Number is not null && one.Date is not null).ToLookup(one => Key(one.Number!), one => one.Date!.Value, StringComparer.Ordinal);
        return [.. citations.Select(citation => Bind(citation, byNumber, dated, issued))];
    }

    private static CitationBinding Bind(Citation citation, ILookup<string, IssuedDocument> byNumber, ILookup<string, DateOnly> dated, IReadOnlyList<IssuedDocument> issued)
    {
        if (citation.Number is not { } number)
        {
            return new(citation, null, citation.Template is null ? [] : Best(Blank(citation, issued)));
        }

        var same = byNumber[Key(number)].ToList();
        var day = citation.Date ?? OnlyDay(dated[Key(number)]);
        if (day is { } known && same.Where(document => document.Date == known).ToList() is { Count: 1 } exact)
        {
            return new(citation, exact[0], []);
        }

        return new(citation, null, Best(same.Count > 0 ? SameNumber(citation, day, same) : Slipped(citation, day, issued)));
    }

    /// <summary>The one day under which the text cites a number, if it is one.</summary>
    private static DateOnly? OnlyDay(IEnumerable<DateOnly> days) => days.Distinct().Take(2).ToList() is [var day] ? day : null;

    private static IEnumerable<BindingProposal> SameNumber(Citation citation, DateOnly? day, List<IssuedDocument> same)
    {
        foreach (var document in same)
        {
            yield return day is { } written
                ? new(document, Adjusted(citation, document, 0.75), "wrong_date", $"Cùng số {document.Number} nhưng văn bản ban hành ngày {Days.Written(document.Date)}, còn trích dẫn ghi ngày {Days.Written(written)}.")
                : new(document, Adjusted(citation, document, same.Count == 1 ? 0.8 : 0.5), "same_number_no_date", $"Cùng số {document.Number} (ngày {Days.Written(document.Date)}); trích dẫn không ghi ngày.");
        }
    }

    /// <summary>The same day or issuer, and a number that differs in one letter of its symbol or one digit.</summary>
    private static IEnumerable<BindingProposal> Slipped(Citation citation, DateOnly? day, IReadOnlyList<IssuedDocument> issued)
    {
        var number = Key(citation.Number!);
        foreach (var document in issued)
        {
            var other = Key(document.Number);
            if (Digits(number) == Digits(other) && Distance(number, other) <= 2)
            {
                yield return new(document, Adjusted(citation, document, day == document.Date ? 0.8 : 0.45), "slipped_symbol", $"Ký hiệu gần giống: trích dẫn ghi {citation.Number}, văn bản là {document.Number} ngày {Days.Written(document.Date)}.");
            }
            else if (day == document.Date && Symbol(number) == Symbol(other) && Distance(number, other) == 1)
            {
                yield return new(document, Adjusted(citation, document, 0.6), "slipped_digit", $"Cùng ký hiệu và ngày {Days.Written(document.Date)}, số khác một chữ số: trích dẫn ghi {citation.Number}, văn bản là {document.Number}.");
            }
        }
    }

    /// <summary>"Kế hoạch số …/KH-SGDĐT": the symbol fits; day, issuer or subject must speak for one.</summary>
    private static IEnumerable<BindingProposal> Blank(Citation citation, IReadOnlyList<IssuedDocument> issued)
    {
        var symbol = Symbol(Key(citation.Template!));
        foreach (var document in issued.Where(document => Symbol(Key(document.Number)) == symbol))
        {
            var title = document.Title is { } subject && citation.Title is { } cited && Similarity.Of(subject, cited) >= LikeTitle;
            if (citation.Date == document.Date || title || SameIssuer(citation, document) == true)
            {
                yield return new(
                    document,
                    Adjusted(citation, document, (citation.Date == document.Date ? 0.55 : 0.35) + (title ? 0.15 : 0)),
                    "blank_number",
                    $"Trích dẫn để trống số; văn bản {document.Number} ngày {Days.Written(document.Date)} có cùng ký hiệu{(title ? " và nội dung gần giống" : "")}.");
            }
        }
    }

    /// <summary>A known issuer that fits raises the confidence, one that does not fit lowers it. Never to certainty.</summary>
    private static double Adjusted(Citation citation, IssuedDocument document, double confidence) =>
        Math.Round(Math.Clamp(confidence + (SameIssuer(citation, document) switch { true => 0.1, false => -0.25, null => 0 }), 0.05, 0.95), 2);

    private static bool? SameIssuer(Citation citation, IssuedDocument document)
    {
        if (citation.Issuer is not { } cited || document.Issuer is not { } issuer)
        {
            return null;
        }

        var (left, right) = (Names(cited), Names(issuer));
        return left == right || left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal) || Similarity.Of(left, right) >= 0.75;
    }

    private static string Names(string issuer) => Letters.Key(issuer.Replace("UBND", "Ủy ban nhân dân", StringComparison.Ordinal).Replace("Uỷ", "Ủy", StringComparison.Ordinal).Replace("TP", "thành phố", StringComparison.Ordinal));

    private static IReadOnlyList<BindingProposal> Best(IEnumerable<BindingProposal> proposals) => [.. proposals.OrderByDescending(proposal => proposal.Confidence).ThenBy(proposal => proposal.Document.Number, StringComparer.Ordinal).Take(MostProposals)];

    /// <summary>A number without its typing: "05/KH-SGD&amp;ĐT" = "5/KH-SGDĐT".</summary>
    private static string Key(string number) => LeadingZeros().Replace(CitationScanner.Compact(number).Replace("&", "", StringComparison.Ordinal).ToUpperInvariant(), "");

    private static string Digits(string key) => new([.. key.TakeWhile(char.IsDigit)]);

    private static string Symbol(string key) => key.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    /// <summary>Letters to change, add or drop to get from one to the other (Levenshtein); numbers are short.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var (above, start) = (row[0], i);
            row[0] = start;
            for (var j = 1; j <= right.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), above + (left[i - 1] == right[j - 1] ? 0 : 1));
                (above, row[j]) = (row[j], next);
            }
        }

        return row[right.Length];
    }

    [GeneratedRegex(@"^0+(?=\d)")]
    private static partial Regex LeadingZeros();
}
