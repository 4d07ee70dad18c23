namespace EduCoop.Banking.Statements;

/// <summary>Bounds on a file, and what its reader cannot know.</summary>
public sealed record ReadingOptions
{
    /// <summary>For one person's file on one machine.</summary>
    public static ReadingOptions Large { get; } = new() { MaxUnpackedBytes = 8L * 1024 * 1024 * 1024, MaxLines = 20_000_000, MaxLineBytes = 64 * 1024 };

    /// <summary>Bytes after unpacking.</summary>
    public long MaxUnpackedBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Lines of text, rows of a sheet, or booked entries.</summary>
    public int MaxLines { get; init; } = 500_000;

    /// <summary>Bytes of one line of text. XML and SWIFT may come in one line and are bounded by their fields.</summary>
    public int MaxLineBytes { get; init; } = 8 * 1024;

    /// <summary>The year of days that are written without one.</summary>
    public int? Year { get; init; }

    /// <summary>The last day that a line may have; where neither file nor <see cref="Year"/> says the year, the last fitting one is assumed.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>How the columns are to be understood, when a person has said so; else it is detected.</summary>
    public ColumnMapping? Mapping { get; init; }
}
