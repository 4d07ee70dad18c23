using EduCoop.Documents.Structure;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>What a section of a plan is for.</summary>
internal enum SectionRole
{
    /// <summary>Says nothing of its own: the section above decides.</summary>
    Unknown,

    /// <summary>What is to be done.</summary>
    Work,

    /// <summary>Who answers for what: "Tổ chức thực hiện", "Phân công trách nhiệm".</summary>
    Duties,

    /// <summary>Purpose, targets, funding, reporting: no tasks, unless they carry labels of their own.</summary>
    Aside,
}

/// <summary>Reads the role of a section from its heading.</summary>
internal static class SectionRoles
{
    private static readonly string[] Duties = Folding.List("tổ chức thực hiện", "tổ chức triển khai", "phân công nhiệm vụ", "phân công thực hiện", "phân công trách nhiệm", "trách nhiệm của", "trách nhiệm thực hiện", "trách nhiệm các", "phân công", "giao nhiệm vụ", "nhiệm vụ của các", "tổ chức thực hiện kế hoạch", "trách nhiệm", "phân công tổ chức thực hiện", "tổ chức, thực hiện", "phân công, tổ chức thực hiện");
    private static readonly string[] Work = Folding.List("nội dung", "nhiệm vụ", "giải pháp", "hoạt động", "công việc", "chương trình công tác", "công tác trọng tâm");
    private static readonly string[] Aside = Folding.List("mục đích", "yêu cầu", "mục tiêu", "chỉ tiêu", "quan điểm", "căn cứ", "phạm vi", "đối tượng", "phương châm", "nguyên tắc", "kinh phí", "dự toán", "nguồn lực tài chính", "thời gian", "địa điểm", "chế độ báo cáo", "chế độ thông tin", "báo cáo", "chế độ", "phân công lãnh đạo", "lãnh đạo chỉ đạo", "thực trạng", "sự cần thiết", "đặc điểm", "tình hình", "kết quả đạt được", "tồn tại, hạn chế", "khen thưởng", "thi đua", "theo dõi, kiểm tra", "kiểm tra, giám sát, đánh giá", "tầm nhìn", "định hướng", "giải thích từ ngữ", "dự báo", "đánh giá chung", "cơ sở pháp lý", "lộ trình", "thời hạn", "thành phần", "điều khoản", "nguồn vốn", "nguồn kinh phí");

    internal static SectionRole Of(TaskContext context, Section section)
    {
        for (var at = section; at.Parent is not null; at = at.Parent)
        {
            // A section below "Nội dung" may still be about time or funding; one below "Mục tiêu" stays aside whatever it is called.
            var own = Own(context.Document, at.Title);
            // "NỘI DUNG VÀ PHÂN CÔNG THỰC HIỆN" over a row of units.
            own = own == SectionRole.Work && context.RowOfUnits(at) && Earliest(context.Document, at.Title, Duties) >= 0 ? SectionRole.Duties : own;
            if (own != SectionRole.Unknown && !(own == SectionRole.Aside && context.Outline.Root != at.Parent && context.UnitOf(at.Title) is not null))
            {
                return own == SectionRole.Aside ? SectionRole.Aside : Above(context, at) == SectionRole.Aside ? SectionRole.Aside : own == SectionRole.Work && Above(context, at) == SectionRole.Duties ? SectionRole.Duties : own;
            }
        }

        return context.ByUnits(section) ? SectionRole.Duties : SectionRole.Unknown;
    }

    /// <summary>"PHÂN CÔNG CÁC THÀNH VIÊN BAN CHỈ ĐẠO" is the name of a chapter; "Trách nhiệm của Sở Nội vụ" says whose part follows.</summary>
    internal static bool NamesChapter(PlanText document, TextSpan title) =>
        Own(document, title) == SectionRole.Duties && Folding.MatchAny(document.Shadow, title.Start, Whose, title.End) < 0;

    private static readonly string[] Whose = Folding.List("trách nhiệm của", "nhiệm vụ của", "trách nhiệm", "giao", "đối với");

    private static SectionRole Above(TaskContext context, Section section)
    {
        var top = section;
        while (top.Parent?.Parent is not null)
        {
            top = top.Parent;
        }

        return top == section ? SectionRole.Unknown : Own(context.Document, top.Title);
    }

    private static SectionRole Own(PlanText document, TextSpan title)
    {
        // A long sentence is what is to be done, not the name of a section.
        if (title.Length is 0 or > 160)
        {
            return SectionRole.Unknown;
        }

        var at = Earliest(document, title, Duties);
        var work = Earliest(document, title, Work);
        var aside = Starts(document, title, Aside);
        return at >= 0 && (work < 0 || at <= work) ? SectionRole.Duties
            : aside && work < 0 ? SectionRole.Aside
            : work >= 0 && (Short(document, title) || Starts(document, title, Work)) ? SectionRole.Work
            : SectionRole.Unknown;
    }

    /// <summary>"II. NỘI DUNG, NHIỆM VỤ" is a name; "Rà soát nội dung và nhiệm vụ …" is a task.</summary>
    private static bool Short(PlanText document, TextSpan title) => title.Length < 100 && document.Slice(title).IndexOfAnyInRange('a', 'z') < 0;

    private static bool Starts(PlanText document, TextSpan title, string[] words) => Folding.MatchAny(document.Shadow, SkipThe(document, title), words, title.End) > 0;

    private static int SkipThe(PlanText document, TextSpan title)
    {
        var at = title.Start;
        while (Folding.MatchAny(document.Shadow, at, Before, title.End) is > 0 and var end)
        {
            at = Math.Min(Marker.SkipMarks(document.Text, end, title.End), title.End);
        }

        return at;
    }

    private static readonly string[] Before = Folding.List("về", "các", "một số", "những", "nhóm", "công tác");

    private static int Earliest(PlanText document, TextSpan title, string[] words)
    {
        // In capitals a name may stand anywhere ("MỤC TIÊU, NHIỆM VỤ"); else it has to begin the heading.
        var limit = Short(document, title) ? title.End : Math.Min(title.End, SkipThe(document, title) + 1);
        for (var at = title.Start; at < limit; at++)
        {
            if (Folding.StartsWord(document.Shadow, at) && Folding.MatchAny(document.Shadow, at, words, title.End) > 0)
            {
                return at - title.Start;
            }
        }

        return -1;
    }
}
