using System.Text.RegularExpressions;
using EduCoop.Documents.Checking.Facts;

namespace EduCoop.Documents.Checking.Rules;

/// <summary>Number and symbol: annex I, part I, II.3, and the table of abbreviations of annex III.</summary>
internal static partial class NumberRules
{
    private const string Source = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.c";
    private static readonly Component Number = new("number", "số, ký hiệu", "number and symbol", Source, anatomy => [anatomy.Number]);

    internal static readonly IReadOnlyList<FormatRule> All =
    [
        Number.Present(),
        Number.Words("word", "Từ “Số” phải in thường và có dấu hai chấm (:) theo sau.", "The word “Số” is written so and followed by a colon.", "Số: …", line => line.Text.StartsWith("Số:", StringComparison.Ordinal)),
        Number.Words("digits", "Số của văn bản không ghi bằng chữ số Ả Rập.", "The number is not in Arabic numerals.", "0–9", line => Value(line) is var value && value.IndexOf('/', StringComparison.Ordinal) is var slash
            && (slash < 0 || value[..slash].Trim() is var digits && digits.All(letter => char.IsAsciiDigit(letter) || letter is '.' or '…' or '_'))),
        Number.Words("zero", "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước.", "A number below 10 has a zero before it.", "01–09", line => !Single().IsMatch(Value(line))),
        Number.Words("slash", "Giữa số và ký hiệu phải có dấu gạch chéo (/).", "A slash stands between number and symbol.", "15/QĐ-BNV", line => Value(line).Contains('/', StringComparison.Ordinal)),
        Number.Words("spaces", "Trong số, ký hiệu không được cách chữ.", "There are no spaces in number and symbol.", "15/QĐ-BNV", line => !Spaced().IsMatch(Value(line))),
        Number.Words("groups", "Giữa các nhóm chữ viết tắt trong ký hiệu phải có dấu gạch nối (-).", "The groups of the symbol are joined by hyphens.", "QĐ-BNV", line => Symbol(line) is not { Length: > 0 } symbol
            || (symbol.Contains('-', StringComparison.Ordinal) && Groups().IsMatch(symbol.Replace(" ", "", StringComparison.Ordinal)))),
        Number.Words("capitals", "Ký hiệu phải in hoa.", "The symbol is in capitals.", "QĐ-BNV", line => Symbol(line) is not { } symbol || !WithoutTypes(symbol).Any(char.IsLower)),
        Number.Rule("type", "Chữ viết tắt trong ký hiệu không phải của tên loại văn bản.", "The abbreviation in the symbol is not that of the type of document.", "Phụ lục III, mục I", anatomy =>
            anatomy is { Number: { } line, Title: { } title } && DocumentTypes.Abbreviation(title.Text) is { } asked && Symbol(line) is { Length: > 0 } symbol && !DocumentTypes.Begins(symbol, asked)
                ? [Breach.At(line, $"{symbol.Split('-')[0]} ≠ {asked}")] : []),
        Number.Sized(13, 13),
        Number.Regular(),
        Number.Upright(),
        Number.Centred(),
    ];

    // "Số:        /KH-UBND" leaves room for a pen.
    private static string Value(LineFacts line) => line.Text.Length > 2 ? line.Text[2..].TrimStart(':').Trim() : "";

    // What stands behind the number and, in normative documents, the year.
    private static string? Symbol(LineFacts line) => AfterNumber().Match(Value(line)) is { Success: true } found ? found.Groups[1].Value.Trim() : null;

    private static string WithoutTypes(string symbol)
    {
        var group = symbol.Split('-')[0];
        return DocumentTypes.WithSmallLetters.FirstOrDefault(type => group.StartsWith(type, StringComparison.Ordinal)) is { } known ? symbol[known.Length..] : symbol;
    }

    [GeneratedRegex(@"\A[1-9]\s*/")]
    private static partial Regex Single();

    [GeneratedRegex(@"\S\s+[/\-–]|[/\-–]\s")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"\A[^/]*/\s*(?:[0-9]{4}\s*/)?(.*)\z", RegexOptions.Singleline)]
    private static partial Regex AfterNumber();

    [GeneratedRegex(@"\A[\p{L}0-9&.]+(?:-[\p{L}0-9&.]+)+\z")]
    private static partial Regex Groups();
}
