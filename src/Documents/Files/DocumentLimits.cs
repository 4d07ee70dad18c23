namespace EduCoop.Documents.Files;

/// <summary>How much a file may ask for. What is larger is refused, never cut.</summary>
public sealed record DocumentLimits
{
    public static readonly DocumentLimits Default = new();

    /// <summary>Bytes of the file itself.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Letters of the text that comes out.</summary>
    public int MaxCharacters { get; init; } = 10_000_000;

    /// <summary>Parts of a .docx package.</summary>
    public int MaxEntries { get; init; } = 2_000;

    /// <summary>Bytes of all parts of a .docx when unpacked.</summary>
    public long MaxUnpackedBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Bytes of one XML part of a .docx when unpacked.</summary>
    public long MaxPartBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How many times larger than packed a part above <see cref="RatioFrom"/> may become.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Parts below this many bytes may be packed as tightly as they like.</summary>
    public long RatioFrom { get; init; } = 4L * 1024 * 1024;

    /// <summary>How deep the elements of an XML part may nest.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Cells of one table.</summary>
    public int MaxCells { get; init; } = 200_000;

    /// <summary>How long pdftotext may take.</summary>
    public TimeSpan PdfTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How much memory pdftotext may take.</summary>
    public int PdfMegabytes { get; init; } = 1024;
}
