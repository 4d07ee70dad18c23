using EduCoop.UnitDirectory.Names;
using EduCoop.UnitDirectory.Units;

namespace EduCoop.UnitDirectory.Resolving;

/// <summary>A group that a written name means.</summary>
internal sealed record ReadGroupResult(IReadOnlyList<GroupSelector> Parts, string Label, double Confidence, string Reason);

/// <summary>
/// Reads names that mean many: "các trường MN, TH, THCS trên địa bàn", "Các sở, ban, ngành", "UBND các xã, phường". A name is a group when every
/// word of it belongs to the vocabulary of groups; one strange word ("trường mầm non Nắng Mai") makes it the name of one unit, unless it
/// begins with "các", which lowers the confidence instead.
/// </summary>
internal static class ReadGroup
{
    private static readonly string[] Plural = ["cac", "nhung", "tat", "ca", "toan", "bo", "moi", "tung"];

    // Posts stand for the units whose heads hold them.
    private static readonly string[] Posts = ["thu truong", "chu tich", "hieu truong", "lanh dao", "nguoi dung dau", "giam doc", "de nghi", "yeu cau"];

    private static readonly string[] Fillers =
    [
        "va", "hoac", "thuoc", "cua", "tren", "dia", "ban", "truc", "cap", "o", "tai", "trong", "lien", "quan", "co", "khac", "toan", "thanh", "pho", "tinh", "phuong",
        "xa", "dac", "khu", "so", "don", "vi", "hoc", "bac", "he", "thong", "nganh", "phuong,", "cong", "lap", "ngoai", "tu", "thuc", "dan", "cum", "truong", "yeu", "to", "nuoc", "noi", "nay",
    ];

    private static readonly string[] SchoolPhrases = ["don vi truong hoc", "co so giao duc", "truong hoc", "nha truong", "cac truong", "truong"];
    private static readonly string[] AgencyPhrases = ["so ban nganh doan the", "so ban nganh", "so nganh", "ban nganh doan the", "ban nganh"];

    private static readonly string[] CommitteePhrases =
    [
        "uy ban nhan dan cac", "ubnd cac", "uy ban nhan dan cap xa", "ubnd cap xa", "uy ban nhan dan xa phuong", "ubnd xa phuong", "uy ban nhan dan phuong xa", "ubnd phuong xa",
        "cac xa phuong", "cac phuong xa", "cac dia phuong", "dia phuong",
    ];

    private static readonly (string Phrase, string Level)[] LevelPhrases =
    [
        ("giao duc mam non", "mam_non"), ("mam non", "mam_non"), ("mau giao", "mam_non"), ("mn", "mam_non"), ("tieu hoc", "tieu_hoc"), ("th", "tieu_hoc"),
        ("trung hoc co so", "thcs"), ("thcs", "thcs"), ("trung hoc pho thong", "thpt"), ("thpt", "thpt"), ("pho thong", "tieu_hoc thcs thpt"),
        ("giao duc thuong xuyen", "gdtx"), ("gdtx", "gdtx"), ("giao duc nghe nghiep", "gdnn"), ("gdnn", "gdnn"), ("nghe nghiep", "gdnn"), ("thuong xuyen", "gdtx"), ("dai hoc", "dai_hoc"), ("cao dang", "gdnn"), ("trung cap", "gdnn"),
    ];

    /// <summary>The group, or null when the name is that of one unit.</summary>
    /// <param name="text">The name as written.</param>
    /// <param name="context">The body that speaks.</param>
    /// <param name="placeNames">Names of its area, which say nothing new: "đống đa", "hà nội".</param>
    internal static ReadGroupResult? Read(string text, UnitItem context, IReadOnlyList<string> placeNames)
    {
        var words = Folded(text);
        foreach (var post in Posts.Where(post => words.StartsWith(post + " ", StringComparison.Ordinal)))
        {
            words = words[(post.Length + 1)..];
        }

        var plural = Plural.Contains(words.Split(' ')[0]);
        var rest = words;
        foreach (var place in placeNames.Select(Folded).Where(place => place.Length > 0))
        {
            rest = Without(rest, place).Left;
        }

        var parts = new List<GroupSelector>();
        rest = ReadAgencies(rest, plural, context, parts);
        rest = ReadCommittees(rest, context, parts);
        rest = ReadSchools(rest, words, plural, context, parts);
        rest = ReadOthers(rest, plural, context, parts);
        var strange = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(Plural).Except(Fillers).ToList();
        if (parts.Count == 0 || (strange.Count > 0 && (!plural || strange.Count > 4)))
        {
            return null;
        }

        var label = string.Join("; ", parts.Select(part => Label(part, context)));
        return strange.Count == 0
            ? new(parts, label, 0.95, $"Cách viết chỉ một nhóm: {label}.")
            : new(parts, label, 0.6, $"Cách viết chỉ một nhóm: {label}; chưa hiểu các từ “{string.Join(' ', strange)}”, cần người xem lại.");
    }

    private static string ReadAgencies(string rest, bool plural, UnitItem context, List<GroupSelector> parts)
    {
        foreach (var phrase in AgencyPhrases)
        {
            if (Without(rest, phrase) is { Found: true } hit)
            {
                parts.Add(new(GroupSelector.Departments, [], context.Id));
                return hit.Left;
            }
        }

        // "Các Sở" alone; "trực thuộc Sở" speaks of one.
        if (plural && rest.StartsWith("cac so", StringComparison.Ordinal) && (rest.Length == 6 || rest[6] == ' '))
        {
            parts.Add(new(GroupSelector.Departments, [], context.Id));
            return rest[6..].Trim();
        }

        return rest;
    }

    private static string ReadCommittees(string rest, UnitItem context, List<GroupSelector> parts)
    {
        foreach (var phrase in CommitteePhrases)
        {
            if (Without(rest, phrase) is { Found: true } hit)
            {
                parts.Add(new(GroupSelector.Types, [UnitType.CommuneCommittee], context.Id));
                return hit.Left;
            }
        }

        return rest;
    }

    private static string ReadSchools(string rest, string all, bool plural, UnitItem context, List<GroupSelector> parts)
    {
        var cluster = Without(rest, "cum truong");
        if (cluster.Found)
        {
            parts.Add(new(GroupSelector.Types, ["cum_truong"], context.Id));
            rest = cluster.Left;
        }

        var club = Without(rest, "cau lac bo quan ly");
        if (club.Found || Without(rest, "clb quan ly").Found)
        {
            parts.Add(new(GroupSelector.Types, ["clb_quan_ly"], context.Id));
            return Levels(club.Found ? club.Left : Without(rest, "clb quan ly").Left, out _);
        }

        var noun = SchoolPhrases.Select(phrase => Without(rest, phrase)).FirstOrDefault(hit => hit.Found);
        if (!noun.Found)
        {
            return cluster.Found ? Levels(rest, out _) : rest;
        }

        rest = Levels(noun.Left, out var levels);
        var owners = all.Contains("ngoai cong lap", StringComparison.Ordinal) ? ["community", "private"]
            : all.Contains("tu thuc", StringComparison.Ordinal) ? ["private"]
            : all.Contains("dan lap", StringComparison.Ordinal) ? ["community"]
            : all.Contains("cong lap", StringComparison.Ordinal) ? new[] { "public" } : [];
        // "trực thuộc Sở", "thuộc Sở" speaks of those that the body manages, everything else of those that lie in its area.
        var under = all.Contains("truc thuoc", StringComparison.Ordinal) && !all.Contains("dia ban", StringComparison.Ordinal);
        if (plural || levels.Count > 0 || noun.Left.Length == 0 || all.Contains("dia ban", StringComparison.Ordinal))
        {
            parts.Add(new(under ? GroupSelector.SchoolsUnder : GroupSelector.SchoolsIn, [.. levels, .. owners], context.Id));
        }

        return rest;
    }

    private static string ReadOthers(string rest, bool plural, UnitItem context, List<GroupSelector> parts)
    {
        (string Phrase, GroupSelector Group, bool NeedsPlural)[] known =
        [
            ("phong ban chuyen mon", new(GroupSelector.Offices, [], context.Id), false), ("phong chuyen mon", new(GroupSelector.Offices, [], context.Id), false),
            ("phong ban", new(GroupSelector.Offices, [], context.Id), false), ("phong cn cm nv", new(GroupSelector.Offices, [], context.Id), false),
            ("cac phong", new(GroupSelector.Offices, [], context.Id), true), ("to dan pho", new(GroupSelector.Types, ["to_dan_pho"], context.Id), false),
            ("tdp", new(GroupSelector.Types, ["to_dan_pho"], context.Id), false), ("doanh nghiep", new(GroupSelector.Types, ["doanh_nghiep", "hop_tac_xa"], context.Id), false),
            ("dn", new(GroupSelector.Types, ["doanh_nghiep", "hop_tac_xa"], context.Id), false), ("don vi truc thuoc", new(GroupSelector.Children, [], context.Id), false),
            ("co quan don vi lien quan", new(GroupSelector.Related, [], context.Id), false), ("don vi lien quan", new(GroupSelector.Related, [], context.Id), false),
            ("don vi co lien quan", new(GroupSelector.Related, [], context.Id), false), ("co quan to chuc co lien quan", new(GroupSelector.Related, [], context.Id), false),
            ("co quan lien quan", new(GroupSelector.Related, [], context.Id), false), ("to chuc lien quan", new(GroupSelector.Related, [], context.Id), false),
            ("bo phan lien quan", new(GroupSelector.Related, [], context.Id), false),
        ];
        foreach (var (phrase, group, needsPlural) in known)
        {
            if ((!needsPlural || plural) && Without(rest, phrase) is { Found: true } hit && parts.TrueForAll(part => part.Key != group.Key))
            {
                parts.Add(group);
                rest = hit.Left;
            }
        }

        return rest;
    }

    private static string Levels(string rest, out List<string> levels)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (phrase, level) in LevelPhrases)
        {
            while (Without(rest, phrase) is { Found: true } hit)
            {
                found.UnionWith(EducationLevels.Split(level));
                rest = hit.Left;
            }
        }

        levels = [.. EducationLevels.All.Where(found.Contains)];
        return rest;
    }

    // Takes whole words out, wherever they stand.
    private static (bool Found, string Left) Without(string text, string phrase)
    {
        var padded = $" {text} ";
        var place = padded.IndexOf($" {phrase} ", StringComparison.Ordinal);
        return place < 0 ? (false, text) : (true, string.Join(' ', $"{padded[..place]} {padded[(place + phrase.Length + 1)..]}".Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string Folded(string text) => string.Join(' ', SearchText.Words(SearchText.Fold(text), distinct: false));

    private static string Label(GroupSelector group, UnitItem context) => group.Kind switch
    {
        GroupSelector.SchoolsIn or GroupSelector.SchoolsUnder => string.Join(' ', new[]
        {
            "các cơ sở giáo dục", string.Join(", ", group.Levels.Select(LevelName)), string.Join(", ", group.Owners),
            group.Kind == GroupSelector.SchoolsIn ? $"trên địa bàn của {context.FullName}" : $"trực thuộc {context.FullName}",
        }.Where(word => word.Length > 0)),
        GroupSelector.Types => $"các đơn vị loại {string.Join(", ", group.Words)} trong phạm vi {context.FullName}",
        GroupSelector.Offices => $"các phòng của {context.FullName}",
        GroupSelector.Departments => "các sở, ban, ngành cấp tỉnh",
        GroupSelector.Children => $"các đơn vị trực thuộc {context.FullName}",
        _ => "các đơn vị liên quan (người giao việc chọn cụ thể)",
    };

    private static string LevelName(string level) => level switch
    {
        "mam_non" => "mầm non",
        "tieu_hoc" => "tiểu học",
        "thcs" => "trung học cơ sở",
        "thpt" => "trung học phổ thông",
        "gdtx" => "giáo dục thường xuyên",
        "gdnn" => "giáo dục nghề nghiệp",
        _ => "đại học",
    };
}
