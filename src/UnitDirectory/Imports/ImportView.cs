using EduCoop.ServiceDefaults;

namespace EduCoop.UnitDirectory.Imports;

/// <summary>How many rows of a file do what.</summary>
/// <param name="Rows">Rows with data.</param>
/// <param name="New">Rows of units that enter the directory.</param>
/// <param name="Changed">Rows of units that change.</param>
/// <param name="Same">Rows that change nothing.</param>
/// <param name="Errors">Rows with faults.</param>
/// <param name="Undecided">Rows of a divided commune, for which a person has to choose.</param>
public sealed record ImportCounts(int Rows, int New, int Changed, int Same, int Errors, int Undecided);

/// <summary>One of the first rows, to see that the columns were understood.</summary>
/// <param name="Row">Line or sheet row.</param>
/// <param name="Outcome">new, changed or same.</param>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="TypeCode">Type.</param>
public sealed record ImportSample(int Row, string Outcome, string? Code, string Name, string? TypeCode);

/// <summary>One import.</summary>
/// <param name="ImportId">Its id.</param>
/// <param name="Kind">What the file lists.</param>
/// <param name="FileName">As the sender named it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Counts">What its rows do.</param>
/// <param name="Done">Rows written so far.</param>
/// <param name="Total">Rows to write.</param>
/// <param name="Errors">The first thousand faults.</param>
/// <param name="Warnings">The first thousand repairs that a person should know of.</param>
/// <param name="IgnoredColumns">Columns that are not imported.</param>
/// <param name="Sample">The first rows.</param>
/// <param name="Refusal">Why it stopped.</param>
/// <param name="UploadedAt">When it came.</param>
/// <param name="CommittedAt">When its last row was written.</param>
public sealed record ImportView(
    Guid ImportId, ImportKind Kind, string FileName, ImportState State, ImportCounts Counts, int Done, int Total, IReadOnlyList<ImportIssue> Errors,
    IReadOnlyList<ImportIssue> Warnings, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<ImportSample> Sample, ImportRefusal? Refusal,
    DateTimeOffset UploadedAt, DateTimeOffset? CommittedAt);

/// <summary>Why an import stopped.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Title">What happened.</param>
/// <param name="Detail">How to mend it.</param>
public sealed record ImportRefusal(string Code, string Title, string? Detail)
{
    internal static ImportRefusal Of(Refusal refusal) => new(refusal.Code, refusal.Title, refusal.Detail);
}
