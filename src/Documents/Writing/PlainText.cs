using System.Text;

namespace EduCoop.Documents.Writing;

/// <summary>What may stand in XML: precomposed letters (TCVN 6909), no control characters, no halves of a pair.</summary>
internal static class PlainText
{
    internal static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(letter).Append(text[++i]);
            }
            else if (letter is '\t' or '\n' or '\r' || (letter >= ' ' && !char.IsSurrogate(letter) && letter is not ('\uFFFE' or '\uFFFF')))
            {
                clean.Append(letter);
            }
            else
            {
                clean.Append('\uFFFD');
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }
}
