namespace EduCoop.Documents.Structure;

/// <summary>What a label stands for.</summary>
internal enum LabelField
{
    Lead,
    Coordinating,
    Advising,
    Product,
    Deadline,
    Content,
    Funding,

    /// <summary>Gathers others: "Phân công thực hiện".</summary>
    Container,

    /// <summary>Ends the value before it and is no part of a task: "Địa điểm", "Thành phần".</summary>
    Other,
}

/// <summary>A label and where its value begins.</summary>
/// <param name="Field">What it stands for.</param>
/// <param name="Start">Where the label begins.</param>
/// <param name="Value">Where its value begins.</param>
/// <param name="Colon">Is it closed by a colon?</param>
internal readonly record struct Label(LabelField Field, int Start, int Value, bool Colon);
