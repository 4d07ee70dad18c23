using System.Collections.Frozen;
using EduCoop.Documents.Text;

namespace EduCoop.Documents.Structure;

/// <summary>The labels of the genre, and how to find them. Data, not rules: a new wording is one more word here.</summary>
internal static class Labels
{
    private static readonly string[] Bodies = ["đơn vị", "cơ quan", "bộ phận", "tổ chức", "cơ quan, đơn vị", "đơn vị, cá nhân", "cơ quan/đơn vị", "đơn vị/cá nhân", "cấp", "phòng", "ban", "cơ quan, tổ chức", "các đơn vị", "các cơ quan", "ngành", "sở, ngành", "phòng, ban", "sở, ban, ngành", "đơn vị/bộ phận", "đơn vị, bộ phận", "phòng chuyên môn", "bộ phận/cá nhân", "bộ phận, cá nhân", "cá nhân", "đơn vị và cá nhân", "cơ quan và đơn vị"];
    private static readonly string[] Times = ["thời gian", "thời hạn", "tiến độ", "lộ trình", "thời điểm", "thời gian, tiến độ", "thời gian và tiến độ", "thời gian, lộ trình"];
    private static readonly FrozenDictionary<char, (string Phrase, LabelField Field)[]> All = Build().GroupBy(pair => pair.Item1[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The label that stands at this place, closed by a colon, or by the end of the block.</summary>
    internal static Label? At(string text, string shadow, int at, int limit)
    {
        if (at >= limit || !All.TryGetValue(shadow[at], out var sameLetter))
        {
            return null;
        }

        foreach (var (phrase, field) in sameLetter)
        {
            if (Folding.Match(shadow, at, phrase, limit) is not (> 0 and var end))
            {
                continue;
            }

            if (Close(text, shadow, end, limit) is { } closed)
            {
                return new(field, at, closed.Value, closed.Colon);
            }
        }

        return null;
    }

    /// <summary>After the phrase: marks, a remark in brackets, then a colon; or nothing more at all.</summary>
    private static (int Value, bool Colon)? Close(string text, string shadow, int at, int limit)
    {
        at = SkipMarks(text, at, limit);
        if (at < limit && text[at] == '(' && text.AsSpan(at, Math.Min(limit - at, 60)).IndexOf(')') is > 0 and var close)
        {
            at = SkipMarks(text, at + close + 1, limit);
        }

        if (at >= limit)
        {
            return (limit, false);
        }

        return shadow[at] == ':' ? (Marker.SkipMarks(text, at + 1, limit), true) : null;
    }

    private static int SkipMarks(string text, int at, int limit)
    {
        while (at < limit && (char.IsWhiteSpace(text[at]) || text[at] is '*' or '_'))
        {
            at++;
        }

        return at;
    }

    private static (string, LabelField)[] Build()
    {
        var all = new List<(string, LabelField)>();
        void Add(LabelField field, params IEnumerable<string> phrases) => all.AddRange(phrases.Select(phrase => (Folding.Fold(phrase), field)));

        Add(LabelField.Lead, Bodies.SelectMany(body => new[] { $"{body} chủ trì", $"{body} chủ trì thực hiện", $"{body} chủ trì tham mưu", $"{body} thực hiện", $"{body} đầu mối", $"{body} phụ trách", $"{body} chịu trách nhiệm", $"{body} thực hiện chính", $"{body} được giao", $"{body} chủ trì, tham mưu", $"{body} chủ trì triển khai", $"{body} triển khai", $"{body} chủ trì/thực hiện", $"{body} chủ trì, thực hiện", $"{body} chủ trì và thực hiện", $"{body} chủ trì/tham mưu", $"{body} tham mưu, chủ trì", $"{body} chủ trì chính" }));
        Add(LabelField.Lead, "chủ trì", "chủ trì, tham mưu", "tham mưu, chủ trì", "chủ trì và tham mưu", "chủ trì, thực hiện", "chủ trì/thực hiện", "chủ trì, tổ chức thực hiện", "giao nhiệm vụ chủ trì", "chủ trì thực hiện", "chủ trì triển khai", "chủ trì tham mưu", "đầu mối", "đầu mối thực hiện", "đầu mối chủ trì", "trách nhiệm thực hiện", "trách nhiệm chủ trì", "trách nhiệm", "phụ trách", "người thực hiện", "người phụ trách", "chịu trách nhiệm", "giao chủ trì", "thực hiện", "đăng cai", "đơn vị đăng cai", "trường đăng cai", "giao thực hiện", "đơn vị tổ chức", "cơ quan tổ chức", "tổ chức", "cán bộ phụ trách", "cán bộ thực hiện", "đồng chí phụ trách", "giáo viên phụ trách", "bộ phận chịu trách nhiệm");
        Add(LabelField.Coordinating, Bodies.SelectMany(body => new[] { $"{body} phối hợp", $"{body} phối hợp thực hiện", $"{body} phối hợp triển khai", $"{body} cùng thực hiện", $"{body} liên quan", $"{body} tham gia", $"{body} phối hợp, tham gia", $"{body} phối hợp chính", $"{body} tham gia phối hợp" }));
        Add(LabelField.Coordinating, "phối hợp", "phối hợp thực hiện", "phối hợp với", "cùng phối hợp", "phối hợp triển khai", "phối hợp, tham gia", "phối hợp tham gia", "phối hợp chính");
        Add(LabelField.Advising, Bodies.SelectMany(body => new[] { $"{body} tham mưu" }));
        Add(LabelField.Advising, "tham mưu", "tham mưu thực hiện", "giúp việc");
        Add(LabelField.Product, "sản phẩm", "sản phẩm đầu ra", "sản phẩm dự kiến", "sản phẩm hoàn thành", "sản phẩm cần đạt", "sản phẩm chủ yếu", "sản phẩm chính", "sản phẩm đạt được", "sản phẩm, kết quả", "sản phẩm/kết quả", "dự kiến sản phẩm", "kết quả", "kết quả đầu ra", "kết quả dự kiến", "kết quả cần đạt", "kết quả đạt được", "kết quả thực hiện", "kết quả, sản phẩm", "kết quả/sản phẩm", "kết quả hoàn thành", "dự kiến kết quả", "đầu ra", "yêu cầu sản phẩm", "hình thức văn bản", "sản phẩm, kết quả đầu ra", "kết quả, sản phẩm đầu ra", "kết quả sản phẩm", "kết quả/sản phẩm đầu ra", "sản phẩm/kết quả đầu ra", "kết quả mong đợi", "sản phẩm bàn giao", "sản phẩm dự kiến hoàn thành", "sản phẩm, kết quả dự kiến", "kết quả, sản phẩm dự kiến", "kết quả đạt được dự kiến");
        Add(LabelField.Deadline, Times.SelectMany(word => new[] { word, $"{word} thực hiện", $"{word} hoàn thành", $"{word} triển khai", $"{word} triển khai thực hiện", $"{word} tổ chức", $"{word} tổ chức thực hiện", $"{word} trình", $"{word} dự kiến", $"{word} dự kiến hoàn thành", $"{word} hoàn thành dự kiến", $"{word} thực hiện, hoàn thành", $"{word} báo cáo", $"{word} ban hành", $"{word} bắt đầu" }));
        Add(LabelField.Deadline, "hoàn thành", "dự kiến thời gian", "dự kiến hoàn thành", "thời gian bắt đầu và kết thúc", "mốc thời gian", "hạn hoàn thành", "hạn", "hạn chót", "hạn thực hiện", "thời gian/tiến độ", "tiến độ/thời gian", "thời hạn, tiến độ", "dự kiến thời gian thực hiện", "thời gian bắt đầu - kết thúc");
        Add(LabelField.Content, "nội dung", "nội dung công việc", "nội dung nhiệm vụ", "nội dung thực hiện", "nội dung hoạt động", "nhiệm vụ", "nhiệm vụ cụ thể", "công việc", "nội dung chính", "nội dung cụ thể", "nội dung, nhiệm vụ", "các nhiệm vụ cụ thể", "nhiệm vụ, giải pháp", "giải pháp", "giải pháp thực hiện", "hoạt động", "các hoạt động", "nội dung và hình thức", "nội dung triển khai", "nội dung trọng tâm", "mô tả", "tên nhiệm vụ", "cách thức thực hiện", "nhiệm vụ thực hiện", "nội dung, giải pháp");
        Add(LabelField.Funding, "kinh phí", "kinh phí thực hiện", "nguồn kinh phí", "nguồn kinh phí thực hiện", "dự toán", "nguồn lực", "nguồn lực thực hiện", "dự kiến kinh phí", "kinh phí dự kiến", "nguồn vốn");
        Add(LabelField.Container, "phân công thực hiện", "phân công nhiệm vụ", "phân công", "tổ chức thực hiện", "phân công trách nhiệm", "cơ quan thực hiện", "đơn vị thực hiện", "trách nhiệm thực hiện", "trách nhiệm các đơn vị", "phân công tổ chức thực hiện", "đơn vị chủ trì, phối hợp", "cơ quan chủ trì, phối hợp", "chủ trì, phối hợp", "cơ quan, đơn vị thực hiện", "đơn vị chủ trì và phối hợp", "cơ quan chủ trì và phối hợp");
        Add(LabelField.Other, "địa điểm", "thành phần", "thành phần tham dự", "đối tượng", "đối tượng tham gia", "số lượng", "hình thức", "hình thức thực hiện", "hình thức tổ chức", "phương pháp", "quy mô", "địa bàn", "ghi chú", "lưu ý", "mục tiêu", "mục đích", "yêu cầu", "chỉ tiêu", "phạm vi", "phương thức", "phương thức thực hiện", "lãnh đạo chỉ đạo", "lãnh đạo phụ trách", "chỉ đạo", "căn cứ", "cơ sở pháp lý", "cấp phê duyệt", "cấp trình", "cơ quan ban hành", "cơ quan phê duyệt", "thẩm quyền ban hành", "tần suất", "đối tượng thụ hưởng", "nơi nhận", "cơ quan giám sát", "đơn vị giám sát", "đơn vị kiểm tra", "trình", "cơ quan trình", "cấp ban hành", "cấp quyết định", "cơ quan quyết định", "cơ quan thẩm định", "đơn vị thẩm định", "lãnh đạo chủ trì", "đơn vị theo dõi", "người theo dõi", "chế độ báo cáo", "mức độ ưu tiên", "nguồn tài liệu", "điều kiện thực hiện", "cơ quan chỉ đạo", "đồng chí chỉ đạo", "lãnh đạo chịu trách nhiệm");
        // A wording that gathers when nothing follows is a lead when something does: the reader of the value decides (see TaskFields).
        return [.. all.DistinctBy(pair => (pair.Item1, pair.Item2)).OrderByDescending(pair => pair.Item1.Length).ThenBy(pair => pair.Item2 == LabelField.Container ? 0 : 1)];
    }
}
