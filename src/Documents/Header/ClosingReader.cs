using System.Text.RegularExpressions;
using EduCoop.Documents.Plans;
using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Header;

/// <summary>Recipients, signatory and capacity, contact, leaders in charge, funding, appendices.</summary>
public static partial class ClosingReader
{
    public static PlanDraft Read(PlanText document, Outline outline, PlanDraft draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(outline);
        ArgumentNullException.ThrowIfNull(draft);
        var spans = new Dictionary<string, TextSpan>(draft.Spans);
        var (recipients, zone) = RecipientReader.Read(document);
        var funding = FundingReader.Read(document, outline).ToList();
        var signature = SignatureReader.Read(document, zone);
        if (signature is { } signed)
        {
            spans["signerTitle"] = signed.Title.Span;
            if (signed.Name is { } name)
            {
                spans["signer"] = name.Span;
            }
        }

        return draft with
        {
            Recipients = recipients,
            RecipientsCount = recipients.Count,
            Signer = signature?.Name?.Text,
            SignerTitle = signature?.Title.Text,
            Leadership = Leaders(document),
            Contact = Contact(document),
            Funding = [.. funding.Select(source => source.Text)],
            FundingSpans = [.. funding.Select(source => source.Span)],
            Appendices = AppendixReader.Read(document),
            Spans = spans,
        };
    }

    /// <summary>"Đồng chí A - Chủ tịch …: …": who of the leaders takes charge of what.</summary>
    private static List<Leader> Leaders(PlanText document)
    {
        var leaders = new List<Leader>();
        foreach (var paragraph in document.Paragraphs)
        {
            if (LeaderLine().Match(paragraph.Text) is { Success: true } match && leaders.Count < 100)
            {
                var duty = match.Groups["duty"];
                leaders.Add(new(match.Groups["name"].Value.Trim(), duty.Success ? duty.Value.Trim(' ', ',', '-') : null, paragraph.Whole.Span(match.Groups["name"])));
            }
        }

        return leaders;
    }

    /// <summary>Whom to ask: address, e-mail, telephone, person; as far as the document names them.</summary>
    private static PlanContact? Contact(PlanText document)
    {
        string? person = null, role = null, address = null, mail = null, phone = null;
        TextSpan span = default;
        foreach (var paragraph in document.Paragraphs.Where(paragraph => Asks().IsMatch(paragraph.Text)))
        {
            var text = paragraph.Text;
            void Take(Match match, string group, ref string? value)
            {
                if (value is null && match.Success)
                {
                    value = match.Groups[group].Value.Trim(' ', '.', ',', ';');
                    span = span.Union(paragraph.Whole.Span(match.Groups[group]));
                }
            }

            Take(Mail().Match(text), "mail", ref mail);
            Take(Phone().Match(text), "phone", ref phone);
            Take(Address().Match(text), "address", ref address);
            var named = Person().Match(text);
            Take(named, "person", ref person);
            Take(named, "role", ref role);
        }

        return person is null && address is null && mail is null && phone is null ? null : new(person, string.IsNullOrEmpty(role) ? null : role, address, mail, phone, span);
    }

    [GeneratedRegex(@"^(?:[-–+•]|\d{1,2}[.)])?\s?(?:Giao\s)?(?:[Đđ]ồng chí|Đ/c|đ/c|Ông|Bà)\s?:?\s(?<name>\p{Lu}[\p{L}']*(?:\s\p{Lu}[\p{L}']*){1,5})\s?(?:[-–,(]\s?(?<duty>[^:;.]{3,160}))?[:;.)]?")]
    private static partial Regex LeaderLine();

    [GeneratedRegex(@"qua\s|liên hệ|phản ánh|email|e-mail|điện thoại|thư điện tử|địa chỉ", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?<mail>[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5})")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:điện thoại|số điện thoại|ĐT|SĐT|đt|sđt|di động)\s?:?\s?(?<phone>[0-9][0-9.\s\-()]{7,18}[0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex(@"địa chỉ\s?:\s?(?<address>(?!http|www)[^;:()]{5,160})", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"qua[^()]{0,120}?(?:[Đđ]ồng chí|Đ/c|đ/c|[ôÔ]ng|[bB]à)\s(?<person>\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){1,5})(?:\s?[,\-–]\s?(?<role>\p{Lu}[^;,)]{2,80}))?")]
    private static partial Regex Person();
}
