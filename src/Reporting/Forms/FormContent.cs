namespace EduCoop.Reporting.Forms;

/// <summary>What may be written in a field.</summary>
public enum FieldKind
{
    /// <summary>A whole number, 0 or more: schools, pupils, books.</summary>
    Count,

    /// <summary>A number with at most six decimals.</summary>
    Number,

    /// <summary>Whole đồng.</summary>
    MoneyVnd,

    /// <summary>0 to 100, at most two decimals.</summary>
    Percent,

    /// <summary>One line.</summary>
    Text,

    /// <summary>Paragraphs.</summary>
    LongText,

    /// <summary>A day, ISO 8601.</summary>
    Day,
}

/// <summary>What becomes of a field when the reports of several units are put together.</summary>
public enum MergeKind
{
    /// <summary>It stays with each unit.</summary>
    None,

    /// <summary>Added up.</summary>
    Sum,

    /// <summary>The largest.</summary>
    Largest,

    /// <summary>Worked out anew from the sums by the field's own formula: a rate is never an average of rates.</summary>
    Formula,

    /// <summary>Put one under the other, each with its unit.</summary>
    Text,
}

/// <summary>One thing that is asked for.</summary>
/// <param name="Key">Name in formulas: a lower-case letter, then up to 39 letters, digits or low lines; once in a form.</param>
/// <param name="Label">What people read, 1-300 characters.</param>
/// <param name="Kind">What may be written.</param>
/// <param name="IsRequired">Must it be filled in before the report is sent?</param>
/// <param name="Unit">Unit of measure, up to 30 characters.</param>
/// <param name="Least">Smallest value of a number.</param>
/// <param name="Most">Largest value of a number.</param>
/// <param name="Formula">Of what it is worked out; such a field is not filled in.</param>
/// <param name="Merge">How several units' values become one.</param>
/// <param name="Source">The figure that fills it in, one of GET /forms/figures; a person may write another value and says why.</param>
public sealed record FormField(
    string Key, string Label, FieldKind Kind, bool IsRequired = false, string? Unit = null, decimal? Least = null, decimal? Most = null, string? Formula = null,
    MergeKind Merge = MergeKind.None, string? Source = null);

/// <summary>A table of a section.</summary>
/// <param name="Key">As of a field. A formula means a column by [table.column].</param>
/// <param name="Title">What people read.</param>
/// <param name="Columns">1 to 30 columns; a column's key is once in its table, and its formula sees the row's other columns.</param>
/// <param name="Rows">Headings of rows that are always there; empty when people add rows.</param>
/// <param name="MostRows">How many rows people may add, 1-500; 0 with fixed rows.</param>
public sealed record FormTable(string Key, string Title, IReadOnlyList<FormField> Columns, IReadOnlyList<string> Rows, int MostRows = 0);

/// <summary>A part of a form under one heading.</summary>
/// <param name="Title">The heading, 1-300 characters.</param>
/// <param name="Fields">Up to 60.</param>
/// <param name="Tables">Up to 10.</param>
public sealed record FormSection(string Title, IReadOnlyList<FormField> Fields, IReadOnlyList<FormTable> Tables);

/// <summary>What must be true of what was filled in.</summary>
/// <param name="Formula">Says true or false of the fields.</param>
/// <param name="Message">What people read when it is false, 1-300 characters.</param>
/// <param name="IsBlocking">May the report not be sent then, or does it only warn?</param>
public sealed record FormCheck(string Formula, string Message, bool IsBlocking = true);

/// <summary>A form by which units report (Decree 09/2019/NĐ-CP, Article 7: a regime names its outline or its forms of figures).</summary>
/// <param name="Sections">1 to 40.</param>
/// <param name="Checks">Up to 100.</param>
public sealed record FormContent(IReadOnlyList<FormSection> Sections, IReadOnlyList<FormCheck> Checks)
{
    /// <summary>All fields outside tables, in order.</summary>
    internal IEnumerable<FormField> Fields => Sections.SelectMany(section => section.Fields);

    /// <summary>All tables, in order.</summary>
    internal IEnumerable<FormTable> Tables => Sections.SelectMany(section => section.Tables);
}

/// <summary>Something in a form or in what was filled in that does not hold.</summary>
/// <param name="Place">Where: a field's key, table.column, table.column[row] with rows from 1, or checks[n] with n from 0.</param>
/// <param name="Code">Stable name.</param>
/// <param name="Message">Vietnamese: what is wrong and how to mend it.</param>
/// <param name="IsBlocking">May it not be kept, or sent, like this?</param>
public sealed record FormFault(string Place, string Code, string Message, bool IsBlocking = true);
