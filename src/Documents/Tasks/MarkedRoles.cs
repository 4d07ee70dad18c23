using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>Roles in brackets behind the names: "Sở A (chủ trì); Sở B, Sở C (phối hợp)".</summary>
internal static class MarkedRoles
{
    private static readonly string[] Leads = Folding.List("chủ trì", "đơn vị chủ trì", "cơ quan chủ trì", "đầu mối", "chủ trì thực hiện", "làm đầu mối", "chính");
    private static readonly string[] Helps = Folding.List("phối hợp", "đơn vị phối hợp", "cơ quan phối hợp", "phối hợp thực hiện", "tham gia", "cùng phối hợp");

    /// <summary>Null unless exactly one name is marked as the one that leads.</summary>
    internal static Assignment? Read(TaskContext context, TextSpan value)
    {
        TextSpan? lead = null;
        var others = new List<TextSpan>();
        foreach (var part in context.Units.Split(value))
        {
            var (name, marked) = Unmarked(context.Document, part);
            if (!marked)
            {
                others.Add(name);
            }
            else if (lead is not null)
            {
                return null;
            }
            else
            {
                lead = name;
            }
        }

        return lead is null ? null : new(lead, others, TextSpan.Empty, true);
    }

    private static (TextSpan Name, bool Leads) Unmarked(PlanText document, TextSpan part)
    {
        var open = document.Text.LastIndexOf('(', part.End - 1, part.Length);
        if (open <= part.Start)
        {
            return (part, false);
        }

        var inner = Headings.Clean(document.Text, new TextSpan(open + 1, document.Text[part.End - 1] == ')' ? part.End - 1 : part.End));
        var leads = Folding.MatchAny(document.Shadow, inner.Start, Leads, inner.End) == inner.End;
        return leads || Folding.MatchAny(document.Shadow, inner.Start, Helps, inner.End) == inner.End ? (Headings.Clean(document.Text, new(part.Start, open)), leads) : (part, false);
    }
}
