using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>A paragraph, a bullet or a numbered paragraph: lines that belong together, without the marks around it.</summary>
internal sealed class Block
{
    internal required int Index { get; init; }

    internal required Marker Marker { get; init; }

    /// <summary>With marker and marks.</summary>
    internal required TextSpan Span { get; set; }

    /// <summary>Without marker, white-space and emphasis marks at the ends.</summary>
    internal required TextSpan Content { get; set; }

    /// <summary>The number of the first line.</summary>
    internal required int Line { get; init; }

    /// <summary>"Đơn vị chủ trì: …" and the like, when it begins with a label.</summary>
    internal Label? Label { get; set; }

    /// <summary>One of numbered points that are all labels of one task: "1.1. Nội dung: …", "1.2. Cơ quan chủ trì: …".</summary>
    internal bool IsLabelPoint { get; set; }

    /// <summary>The section it opens or lies in.</summary>
    internal Section? Section { get; set; }

    /// <summary>Does it open <see cref="Section"/>?</summary>
    internal bool Opens { get; set; }
}
