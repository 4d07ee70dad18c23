using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EduCoop.Storage;

/// <summary>One numbered SQL file that an assembly embeds.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">NNNN_what.sql.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Sha256">Lower-case hex over the text with LF line ends, so a checkout with CRLF is not an edit.</param>
internal sealed partial record MigrationFile(int Number, string Name, string Sql, string Sha256)
{
    internal static IReadOnlyList<MigrationFile> ReadAll(Assembly assembly)
    {
        var files = new List<MigrationFile>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (FileName().Match(resource) is { Success: true } match)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                files.Add(Of(match.Groups[1].Value, reader.ReadToEnd()));
            }
        }

        return InOrder(assembly.GetName().Name!, files);
    }

    internal static MigrationFile Of(string name, string text)
    {
        var sql = text.ReplaceLineEndings("\n");
        return new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    internal static IReadOnlyList<MigrationFile> InOrder(string scope, List<MigrationFile> files)
    {
        files.Sort((a, b) => a.Number.CompareTo(b.Number));
        for (var i = 1; i < files.Count; i++)
        {
            if (files[i].Number == files[i - 1].Number)
            {
                throw new MigrationRefusedException($"{scope}: {files[i - 1].Name} and {files[i].Name} share the number {files[i].Number:0000}.");
            }
        }

        return files;
    }

    [GeneratedRegex(@"\.Migrations\.((\d{4})_[a-z0-9_]+\.sql)$")]
    private static partial Regex FileName();
}

/// <summary>The migrations of this build do not fit the database; nothing was changed.</summary>
/// <param name="message">What does not fit and how to mend it.</param>
public sealed class MigrationRefusedException(string message) : Exception(message);
