using System.Text;

namespace EduCoop.Documents.Tests.Hostile;

/// <summary>Spoils a document in the ways that typing, scanning, converting and ill will spoil documents. The same seed spoils alike.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Slips = ["I=l", "l=1", "O=0", "ủ=u", "đ=d", "ư=u", "ộ=ô", "rn=m", "ý=y", " =", "-=–", ";=,", ".=", ":=;", "Đ=D", "ế=ể", "ng=nq"];
    private static readonly string[] Junk = ["\0", "\u200B", "\u202E", "\uFFFD", "\uD83D", "\uDE00", "\u0301", "\u0323", "|", "||", "\t", "\f", "**", "$\\geq", "#", "###", "\u00A0", "“", "</td>", "&nbsp;", "\u2028", "﻿"];
    private static readonly string[] Headings = ["I. ", "IV. ", "1. ", "2.3. ", "a) ", "Điều 5. ", "PHỤ LỤC ", "Phần thứ hai", "- ", "+ ", "| TT | ", "1.1.1.1.1.1.1. ", "XVIIII. ", "999999999999. "];
    private readonly Random chance = new(seed);

    /// <summary>What was done, for the message of a failing test.</summary>
    internal List<string> Done { get; } = [];

    internal byte[] Spoil(string text)
    {
        for (var left = chance.Next(1, 6); left > 0; left--)
        {
            text = Once(text);
        }

        return Encode(text);
    }

    private string Once(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = chance.Next(lines.Count);
        var kind = chance.Next(100);
        switch (kind)
        {
            case < 8: return Note("join", Some(lines, (list, i) => { if (i + 1 < list.Count) { list[i] += list[i + 1]; list.RemoveAt(i + 1); } }));
            case < 16: return Note("drop", Some(lines, (list, i) => list.RemoveAt(i)));
            case < 23: return Note("double", Some(lines, (list, i) => list.Insert(i, list[i])));
            case < 28: return Note("swap", Some(lines, (list, i) => (list[i], list[at % list.Count]) = (list[at % list.Count], list[i])));
            case < 34: return Note("glue", text.Replace("\n\n", chance.Next(2) == 0 ? "\n" : " "));
            case < 39: return Note("split", Some(lines, (list, i) => list[i] = list[i].Insert(chance.Next(list[i].Length + 1), "\n")));
            case < 44: return Note("decompose", Words(text).Normalize(NormalizationForm.FormD));
            case < 48: return Note("crlf", text.Replace("\n", chance.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\r\n\r\n" }));
            case < 58: return Note("slips", Slip(text));
            case < 66: return Note("junk", Sprinkle(text, Junk));
            case < 74: return Note("headings", Sprinkle(text, Headings));
            case < 79: return Note("cut", text[..chance.Next(text.Length + 1)]);
            case < 82: return Note("tail", text[chance.Next(text.Length + 1)..]);
            case < 85: return Note("capitals", text.ToUpperInvariant());
            case < 87: return Note("blanks", text.Replace(" ", ""));
            case < 89: return Note("bars", text.Replace(' ', '|'));
            case < 91: return Note("reverse", string.Join('\n', lines.AsEnumerable().Reverse()));
            default: return Large(text, kind);
        }
    }

    // Rare, because each is a thousand times an ordinary document.
    private string Large(string text, int kind) => kind switch
    {
        91 => Note("long line", text.Replace("\n", " ") + string.Concat(Enumerable.Repeat(text.Length > 100 ? text[..100].Replace('\n', ' ') : "a ", 3_000))),
        92 => Note("deep numbers", text + "\n" + string.Join('.', Enumerable.Repeat("1", 20_000))),
        93 => Note("brackets", text + new string('(', 50_000) + new string(')', 30_000)),
        94 => Note("nested list", text + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"\n{new string(' ', i % 200)}{Headings[i % Headings.Length]}mục {i}"))),
        95 => Note("huge table", text + "\n| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n" + string.Concat(Enumerable.Range(1, 2_000).Select(i => $"| {i} | Nhiệm vụ {i} | Phòng {i % 7} | Các trường |  |\n"))),
        96 => Note("wide row", text + "\n" + string.Concat(Enumerable.Repeat("| ô ", 20_000)) + "|\n"),
        97 => Note("one word", text + new string('a', 300_000)),
        98 => Note("labels", text + string.Concat(Enumerable.Repeat("\n- Đơn vị chủ trì: - Đơn vị phối hợp: Sản phẩm: Thời gian:", 3_000))),
        _ => Note("dates", text + string.Concat(Enumerable.Repeat(" trước ngày 15/12 hằng năm, Quý I, II, III/2026 - 2030;", 3_000))),
    };

    private byte[] Encode(string text)
    {
        switch (chance.Next(20))
        {
            case 0:
                Done.Add("utf-16");
                return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];
            case 1:
                Done.Add("mark");
                return [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)];
            case 2:
                Done.Add("bytes");
                var bytes = Encoding.UTF8.GetBytes(text);
                for (var left = chance.Next(1, 20); left > 0 && bytes.Length > 0; left--)
                {
                    bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
                }

                return bytes;
            case 3:
                Done.Add("latin-1");
                return Encoding.Latin1.GetBytes(text);
            case 4:
                Done.Add("half utf-16");
                return Encoding.BigEndianUnicode.GetBytes(text)[..(chance.Next(text.Length + 1) * 2 / 2)];
            default:
                return Encoding.UTF8.GetBytes(text);
        }
    }

    private string Some(List<string> lines, Action<List<string>, int> change)
    {
        for (var left = chance.Next(1, 12); left > 0 && lines.Count > 1; left--)
        {
            change(lines, chance.Next(lines.Count));
        }

        return string.Join('\n', lines);
    }

    private string Slip(string text)
    {
        var slip = Slips[chance.Next(Slips.Length)].Split('=', 2);
        var result = new StringBuilder(text.Length);
        var from = 0;
        for (int at; (at = text.IndexOf(slip[0], from, StringComparison.Ordinal)) >= 0; from = at + slip[0].Length)
        {
            result.Append(text, from, at - from).Append(chance.Next(8) == 0 ? slip[1] : slip[0]);
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private string Sprinkle(string text, string[] pieces)
    {
        for (var left = chance.Next(1, 20); left > 0; left--)
        {
            text = text.Insert(chance.Next(text.Length + 1), pieces[chance.Next(pieces.Length)]);
        }

        return text;
    }

    // Halves of letters cannot be normalised.
    private static string Words(string text) => Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text));

    private string Note(string what, string text)
    {
        Done.Add(what);
        return text;
    }
}
