using System.Text;
using Npgsql;

namespace EduCoop.UnitDirectory.Names;

/// <summary>Abbreviations and what they stand for: "P.VHXH" is "Phòng Văn hóa - Xã hội".</summary>
internal sealed class AliasBook
{
    private const int LongestWindow = 3;
    private readonly Dictionary<string, string> byKey = new(StringComparer.Ordinal);

    internal AliasBook(IEnumerable<(string Alias, string Expansion)> aliases)
    {
        foreach (var (alias, expansion) in aliases)
        {
            byKey.TryAdd(Key(alias), expansion);
            byKey.TryAdd(Key(alias.Replace('Đ', 'D').Replace('đ', 'd')), expansion);
        }
    }

    /// <summary>The text with its abbreviations written out, and those that were found.</summary>
    internal (string Text, IReadOnlyList<string> Found) Expand(string text)
    {
        var words = SearchText.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var full = new List<string>();
        var found = new List<string>();
        for (var i = 0; i < words.Length;)
        {
            var taken = 0;
            for (var length = Math.Min(LongestWindow, words.Length - i); length > 0 && taken == 0; length--)
            {
                var window = string.Join(' ', words, i, length);
                if (Find(window) is { } expansion)
                {
                    full.Add(expansion);
                    found.Add(window);
                    taken = length;
                }
            }

            if (taken == 0)
            {
                full.Add(WriteOutPrefix(words[i], found));
                taken = 1;
            }

            i += taken;
        }

        return (string.Join(' ', full), found);
    }

    internal static async Task<AliasBook> LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select alias, expansion from alias order by alias", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var aliases = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            aliases.Add((reader.GetString(0), reader.GetString(1)));
        }

        return new(aliases);
    }

    // Accents count, or "Cà" of Cà Mau would be "CA", the police; and two letters must be capitals, or "th" in a word would be a school.
    private string? Find(string window)
    {
        var key = Key(window);
        return key.Length <= 2 && window.Any(char.IsLower) ? null : byKey.GetValueOrDefault(key);
    }

    // "P.Đống Đa" and "X. Hòa An": the letter before the dot is the type word.
    private static string WriteOutPrefix(string word, List<string> found)
    {
        var (prefix, full) = word switch
        {
            ['P', '.', ..] => ("P.", "phường"),
            ['X', '.', ..] => ("X.", "xã"),
            ['T', 'P', '.', ..] => ("TP.", "thành phố"),
            _ => ("", ""),
        };
        if (prefix.Length == 0)
        {
            return word;
        }

        found.Add(prefix);
        return word.Length == prefix.Length ? full : $"{full} {word[prefix.Length..]}";
    }

    private static string Key(string alias)
    {
        var key = new StringBuilder(alias.Length);
        foreach (var letter in alias.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                key.Append(letter);
            }
        }

        return key.ToString();
    }
}
