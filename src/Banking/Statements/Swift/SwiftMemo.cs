using System.Text;
using System.Text.RegularExpressions;

namespace EduCoop.Banking.Statements.Swift;

/// <summary>
/// :86:, what the line is about: free text, or the subfields of German and Polish banks (a code of three digits, then ?20, ~20, &lt;20 …),
/// of which 20 to 29 and 60 to 63 are the purpose and 32, 33 the other party.
/// </summary>
internal static partial class SwiftMemo
{
    private const int MaxLength = 4000;

    internal static string Read(SwiftField field)
    {
        var whole = string.Concat(field.Lines.Prepend(field.Text));
        if (Structured().Match(whole) is { Success: true } head)
        {
            return Cut(Join(whole, head.Groups[1].ValueSpan[0]));
        }

        return Cut(string.Join(' ', field.Lines.Prepend(field.Text).Select(line => line.Trim()).Where(line => line.Length > 0)));
    }

    private static string Join(string whole, char mark)
    {
        StringBuilder purpose = new(), party = new(), kind = new();
        foreach (var part in whole.Split(mark).Skip(1))
        {
            if (part.Length < 2 || !char.IsAsciiDigit(part[0]) || !char.IsAsciiDigit(part[1]))
            {
                continue;
            }

            var code = ((part[0] - '0') * 10) + part[1] - '0';
            var into = code switch
            {
                (>= 20 and <= 29) or (>= 60 and <= 63) => purpose,
                32 or 33 => party,
                0 => kind,
                _ => null,
            };
            // Purposes are cut into pieces of 27 letters, in the middle of words too.
            into?.Append(part.AsSpan(2));
        }

        var said = string.Join(' ', new[] { purpose, party }.Select(text => text.ToString().Trim()).Where(text => text.Length > 0));
        return said.Length > 0 ? said : kind.ToString().Trim();
    }

    private static string Cut(string memo) => (memo.Length <= MaxLength ? memo : memo[..MaxLength]).Normalize(NormalizationForm.FormC);

    [GeneratedRegex(@"\A\s*(?:[0-9]{3})?\s*([?~<>+@^|*§]|\u00A7)(?:[0-6][0-9])")]
    private static partial Regex Structured();
}
