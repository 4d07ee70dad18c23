namespace EduCoop.Documents.Rendering;

/// <summary>How much a run of the office program may ask for.</summary>
/// <param name="MostFiles">Files in one run.</param>
/// <param name="MostBytes">All files of a run together.</param>
/// <param name="Time">For the whole run.</param>
/// <param name="Megabytes">Address space of the program; it maps far more than it uses.</param>
public sealed record PdfLimits(int MostFiles, long MostBytes, TimeSpan Time, int Megabytes)
{
    /// <summary>For a machine of 2 GB.</summary>
    public static PdfLimits Default { get; } = new(MostFiles: 200, MostBytes: 64L * 1024 * 1024, TimeSpan.FromMinutes(4), Megabytes: 4_096);
}

/// <summary>What became of one file: its PDF, or nothing.</summary>
/// <param name="Pdf">The bytes; null when the program made none of it.</param>
public sealed record RenderedFile(byte[]? Pdf);

/// <summary>A run of the office program that failed as a whole: which files are to blame is not known.</summary>
/// <param name="code">Stable, snake_case: office_missing, office_too_slow, office_failed, too_much.</param>
/// <param name="title">Vietnamese: what is wrong.</param>
/// <param name="detail">Vietnamese: how to mend it.</param>
public sealed class RenderingException(string code, string title, string detail) : Exception(title)
{
    /// <summary>Why, and how to mend it.</summary>
    public Files.DocumentRefusal Refusal { get; } = new(code, title, detail);
}
