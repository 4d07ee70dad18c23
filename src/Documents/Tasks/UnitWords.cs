using EduCoop.Documents.Text;

namespace EduCoop.Documents.Tasks;

/// <summary>The words units are called by, and the verbs that end such a name in a sentence. Data: a new kind of unit is one more word.</summary>
internal static class UnitWords
{
    /// <summary>Names of one body begin with these.</summary>
    internal static readonly string[] Bodies = Folding.List(
        "sở", "phòng", "ban", "ủy ban", "ubnd", "ubmttq", "ubmttqvn", "ub mttq", "ubkt", "công an", "ca", "cat", "văn phòng", "vp", "trung tâm", "tt", "trạm", "hội", "liên đoàn", "đoàn", "bộ", "cục", "chi cục", "tổng cục", "vụ", "viện",
        "trường", "đại học", "học viện", "báo", "đài", "ngân hàng", "kho bạc", "thanh tra", "tòa án", "viện kiểm sát", "mặt trận", "mttq", "thuế", "hải quan", "công ty", "tập đoàn", "tổng công ty", "bảo hiểm", "bhxh",
        "bệnh viện", "quỹ", "câu lạc bộ", "clb", "tổ", "bộ chỉ huy", "bộ tư lệnh", "ban chỉ huy", "ban chỉ đạo", "ban quản lý", "bql", "bqlda", "đảng ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng đoàn", "cấp ủy", "đảng bộ", "chi bộ", "hđnd", "hội đồng", "nhà xuất bản", "nhà văn hóa", "thị đoàn",
        "thường trực", "lđlđ", "hiệp hội", "điện lực", "chi nhánh", "phân hiệu", "p", "chính quyền", "chính phủ", "thủ tướng", "quốc hội", "tạp chí", "cổng thông tin", "khối", "hạt kiểm lâm", "đội", "lực lượng", "bộ đội", "quân khu",
        "thông tấn xã", "kiểm toán", "tổ công tác", "tổ dân phố", "cụm", "nhà thiếu nhi", "thư viện", "bảo tàng", "tthtcđ", "ttvh", "hkh", "tdp", "cơ sở", "bộ phận", "tổ chức công đoàn", "công đoàn", "xã đoàn", "phường đoàn", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "quận đoàn", "đoàn thanh niên", "liên minh", "giáo viên chủ nhiệm", "giáo viên bộ môn", "gvcn", "gvbm", "bgh", "kế toán", "văn thư", "ngành", "nhà trường");

    /// <summary>One person stands for the body.</summary>
    internal static readonly string[] Persons = Folding.List(
        "giám đốc", "thủ trưởng", "chủ tịch", "phó chủ tịch", "chánh văn phòng", "trưởng phòng", "trưởng ban", "hiệu trưởng", "người đứng đầu", "bí thư", "đồng chí", "lãnh đạo", "trưởng các", "bộ trưởng", "chánh thanh tra", "tổng giám đốc", "viện trưởng", "cục trưởng", "trưởng thôn", "tổ trưởng", "phó hiệu trưởng", "phó giám đốc", "phó trưởng phòng", "tổng phụ trách", "vụ trưởng", "hiệu phó");

    /// <summary>These end a name also where a heading and its text ran together and they begin with a capital letter.</summary>
    internal static readonly string[] Roles = Folding.List("phối hợp với", "chủ trì", "chủ trì, phối hợp");

    /// <summary>… and these at the start of a line. Verbs that names of bodies hold ("Sở Xây dựng", "Ban Tổ chức") are none of them.</summary>
    internal static readonly string[] Beginning = Folding.List(
        "chủ trì", "phối hợp", "tham mưu", "chủ động", "chỉ đạo", "hướng dẫn", "thực hiện", "triển khai", "tăng cường", "rà soát", "căn cứ", "bố trí", "đẩy mạnh", "theo dõi", "đôn đốc", "tiếp tục", "đề xuất", "trên cơ sở", "là cơ quan", "là đơn vị", "là đầu mối", "quán triệt", "lồng ghép", "cân đối", "ban hành", "thẩm định",
        "kịp thời", "phân công", "chịu trách nhiệm", "có trách nhiệm", "bảo đảm", "đảm bảo", "huy động", "định kỳ", "hằng năm", "hàng năm", "tạo điều kiện", "khuyến khích", "lựa chọn", "cung cấp", "cập nhật", "thành lập", "nâng cao");

    /// <summary>Bodies of the Party, which lead in its own sense of the word.</summary>
    internal static readonly string[] OfTheParty = Folding.List("đảng ủy", "đảng đoàn", "ban cán sự đảng", "ban thường vụ", "thường trực", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "cấp ủy", "các cấp ủy", "các đảng ủy", "các đảng bộ", "các chi bộ", "chi bộ", "đảng bộ", "ban chấp hành", "các huyện ủy");

    /// <summary>Before a name: "Ông Nguyễn Văn A"; "bà con" is nobody.</summary>
    internal static readonly string[] Courtesies = Folding.List("ông", "bà", "đ/c", "thầy", "cô", "các ông", "các ông (bà)", "các đồng chí");

    /// <summary>Many at once; never one lead by itself in somebody else's paragraph.</summary>
    internal static readonly string[] Many = Folding.List("các", "những", "tất cả các", "toàn thể", "mọi", "từng", "một số", "các đồng chí");

    /// <summary>After "các" these make a group of units; "các nội dung", "các hoạt động" are none.</summary>
    internal static readonly string[] Grouped = Folding.List(
        "câu lạc bộ", "cụm", "thành viên", "địa phương", "xã", "phường", "huyện", "quận", "thị xã", "thị trấn", "đặc khu", "tỉnh", "thành phố", "cấp", "thôn", "bản", "làng", "khu dân cư", "khu phố", "hội", "tổ chức", "doanh nghiệp", "cá nhân", "đoàn thể", "chủ đầu tư", "nhà thầu", "tiểu ban", "nhà trường", "cơ sở",
        "phòng ban", "phòng", "ban", "sở", "bộ", "ngành", "vụ", "cục", "viện", "tổ", "nhà", "trường", "trung tâm", "cơ quan", "đơn vị", "bộ phận", "đồng chí", "lực lượng", "khối", "công chức", "viên chức", "giáo viên", "hộ gia đình", "hộ kinh doanh", "hợp tác xã", "tổ dân phố", "chuyên gia", "nhà khoa học", "cán bộ", "hiệp hội", "quỹ", "báo", "đài", "ub", "sở,", "bên", "huyện ủy", "quận ủy", "thị ủy", "thành ủy", "đảng ủy", "đảng bộ", "chi bộ", "cấp ủy", "chi đoàn", "liên đội");

    /// <summary>Bare nouns: a unit at the start of a list, the rest of a longer name inside it ("các sở, ban, ngành, đơn vị và địa phương").</summary>
    internal static readonly string[] Bare = Folding.List("cơ quan", "đơn vị", "tổ chức", "doanh nghiệp", "địa phương", "đoàn thể", "gia đình", "cộng đồng", "nhân dân", "cơ sở giáo dục", "trường", "tổ dân phố", "hợp tác xã", "chuyên gia", "cha mẹ học sinh", "phụ huynh", "dn", "gv", "cấp ủy", "ca", "y tế", "người dân", "đơn vị liên quan", "cấp xã", "cấp huyện", "xã", "phường", "sở, ban, ngành");

    /// <summary>After a comma or "và" these begin the next unit of a list.</summary>
    internal static readonly string[] Next = Folding.List(
        "sở", "phòng", "ban", "ủy ban", "ubnd", "ubmttq", "ubmttqvn", "ub mttq", "công an", "văn phòng", "trung tâm", "trạm", "hội", "liên đoàn", "đoàn", "bộ", "cục", "chi cục", "tổng cục", "vụ", "viện", "trường", "báo", "đài", "ngân hàng", "kho bạc", "thanh tra",
        "tòa án", "viện kiểm sát", "mttq", "mặt trận", "thuế", "công ty", "tập đoàn", "tổng công ty", "bảo hiểm", "bhxh", "bệnh viện", "tổ", "bộ chỉ huy", "bộ tư lệnh", "ban chỉ huy", "ban chỉ đạo", "ban quản lý", "đảng ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "hđnd", "hội đồng",
        "thường trực", "hiệp hội", "điện lực", "thủ trưởng", "chủ tịch", "giám đốc", "liên minh", "cơ quan", "đơn vị", "câu lạc bộ", "kiểm toán", "lđlđ", "đại học", "học viện", "thành đoàn", "tỉnh đoàn", "huyện đoàn", "quận đoàn", "thị đoàn", "xã đoàn", "phường đoàn", "quận ủy", "thị ủy", "đảng đoàn", "đảng bộ", "chi bộ", "nhà xuất bản", "tạp chí", "hải quan", "chi nhánh", "thư viện", "bảo tàng", "nhà thiếu nhi", "nhà văn hóa", "quỹ", "khối");

    /// <summary>These go on with the name before them, whatever stands before the comma.</summary>
    internal static readonly string[] Continuing = Folding.List("ban", "ngành", "phường", "xã", "đặc khu", "thị trấn", "thị xã", "huyện", "quận", "thành phố", "đơn vị", "địa phương", "tổ chức", "cá nhân", "đoàn thể", "hội", "sở", "cơ quan", "phòng", "tỉnh", "hộ gia đình", "bộ", "khu", "viện", "trường", "trung tâm", "đoàn", "tổ");

    /// <summary>Verbs and adverbs that begin what a unit has to do.</summary>
    internal static readonly string[] Predicates = Folding.List(
        "chủ trì", "đồng chủ trì", "phối hợp", "tham mưu", "tổ chức", "thực hiện", "triển khai", "xây dựng", "rà soát", "hướng dẫn", "kiểm tra", "theo dõi", "đôn đốc", "báo cáo", "căn cứ", "trên cơ sở", "trong phạm vi", "theo chức năng", "theo nhiệm vụ", "có trách nhiệm", "chịu trách nhiệm",
        "có nhiệm vụ", "làm đầu mối", "là đầu mối", "là cơ quan", "là đơn vị", "là bộ phận", "chủ động", "tiếp tục", "tăng cường", "đẩy mạnh", "thường xuyên", "chỉ đạo", "quán triệt", "phổ biến", "tuyên truyền", "đề xuất", "bố trí", "cân đối", "thẩm định", "tổng hợp", "cảnh báo", "giúp", "để", "nhằm", "trong việc",
        "trong quá trình", "trong công tác", "trình", "ban hành", "cập nhật", "cung cấp", "định kỳ", "hằng năm", "hàng năm", "hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "kịp thời", "đảm bảo", "bảo đảm", "lồng ghép", "huy động", "vận động", "khẩn trương", "phân công", "thành lập", "tham gia", "giám sát", "đánh giá", "sơ kết", "tổng kết",
        "nghiên cứu", "đề nghị", "khảo sát", "thống kê", "lựa chọn", "phát động", "khai thác", "sử dụng", "chuẩn bị", "ưu tiên", "quan tâm", "tạo điều kiện", "kết nối", "hoàn thành", "hoàn thiện", "nâng cao", "đổi mới", "phát huy", "duy trì", "bồi dưỡng", "tập huấn", "đào tạo, bồi dưỡng", "thu thập", "số hóa", "chuẩn hóa", "được giao",
        "cụ thể hóa", "phát triển", "thu hút", "hỗ trợ", "xem xét", "quyết định", "khuyến khích", "chấp hành", "lập", "kiện toàn", "gửi", "ứng dụng", "đăng tải", "thông tin", "biên soạn", "in ấn", "quản lý, vận hành", "vận hành", "xử lý", "giải quyết", "tháo gỡ", "trao đổi", "đầu tư", "thông báo", "sắp xếp", "điều chỉnh", "bổ sung", "sửa đổi", "tiến hành", "ký kết", "tiếp nhận", "xác định", "phân bổ", "hoạch định", "cùng", "với",
        "mở", "tập trung", "do", "làm", "mua sắm", "tuyển chọn", "sửa chữa", "cải tạo", "nâng cấp", "xác minh", "xác nhận", "công bố", "công khai", "công nhận", "cấp phát", "phê duyệt", "giới thiệu", "phát hành", "nắm bắt", "nắm tình hình", "ngăn chặn", "phát hiện", "nhân rộng", "lan tỏa", "hình thành",
        "tư vấn", "bảo trì", "trang bị", "lắp đặt", "tài trợ", "trao tặng", "trao giải", "tôn vinh", "biểu dương", "khen thưởng", "động viên", "giữ gìn", "phân loại", "phân tích", "đối chiếu", "kiểm kê", "tích hợp", "chia sẻ", "liên kết", "khắc phục", "chấn chỉnh", "thí điểm", "nhắc nhở", "bàn giao", "thiết kế", "tuần tra",
        "quảng bá", "phục vụ", "đẩy nhanh", "chú trọng", "tích cực", "nghiêm túc", "góp phần", "đưa", "về việc", "đồng thời", "trước ngày", "theo quy định", "theo thẩm quyền", "trong năm", "trong tháng", "khi có", "nếu có", "phải", "cần", "lãnh đạo việc", "thẩm tra", "giải đáp", "cam kết", "tính toán");

    /// <summary>A verb right after one of these is part of the name: "Ban Tổ chức", "Viện nghiên cứu".</summary>
    internal static readonly string[] NameGoesOn = Folding.List("ban", "tổ", "viện", "trung tâm", "phòng", "cục", "vụ", "quỹ", "hội", "công ty", "trạm", "sở", "bộ", "đội", "chi cục", "đoàn", "các", "những", "công tác", "lực lượng", "hội đồng", "tiểu ban", "bộ phận");

    /// <summary>… but never one of these: "các phòng phối hợp", "các sở theo chức năng".</summary>
    internal static readonly string[] NeverNames = Folding.List("chủ trì", "phối hợp", "theo chức năng", "theo nhiệm vụ", "theo quy định", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "căn cứ", "trên cơ sở", "chủ động", "tiếp tục", "tăng cường", "đẩy mạnh", "được giao", "khẩn trương", "kịp thời", "định kỳ", "hằng năm", "hàng năm");

    /// <summary>These begin like a unit and are none.</summary>
    internal static readonly string[] Never = Folding.List(
        "ban hành", "báo cáo", "hội nghị", "hội thảo", "hội thi", "hội nhập", "hội chợ", "hội diễn", "hội viên", "đội ngũ", "đoàn kết", "đoàn viên", "đoàn kiểm tra", "bộ tiêu chí", "bộ tài liệu", "bộ chỉ số", "bộ quy tắc", "bộ máy", "bộ luật", "bộ sách", "trường hợp", "trường lớp", "viện dẫn", "vụ việc", "quỹ đất",
        "khối lượng", "ngành nghề", "cụm từ", "bảo hiểm y tế cho", "tổ hợp", "phòng, chống", "phòng chống", "phòng ngừa", "phòng học", "phòng cháy", "phòng bệnh", "phòng tránh", "cơ sở vật chất", "cơ sở dữ liệu", "cơ sở hạ tầng", "cơ sở pháp lý", "cơ sở khoa học", "ngân hàng câu hỏi", "ngân hàng đề", "trung tâm học tập số",
        "lãnh đạo, chỉ đạo", "lãnh đạo chỉ đạo", "xã hội", "xã hội hóa", "báo hiệu", "thuế thu nhập", "khối kiến thức", "thanh tra, kiểm tra", "kiểm toán, kiểm tra");

    /// <summary>Nouns that "tổ chức" makes together with what follows; before anything else it is a verb.</summary>
    internal static readonly string[] Organised = Folding.List("tổ chức chính trị", "tổ chức đoàn thể", "tổ chức xã hội", "tổ chức tôn giáo", "tổ chức đảng", "tổ chức, cá nhân", "tổ chức, doanh nghiệp", "tổ chức, đoàn thể", "tổ chức, đơn vị", "tổ chức công đoàn", "tổ chức liên quan", "tổ chức có liên quan", "tổ chức hội", "tổ chức quốc tế", "tổ chức khoa học", "tổ chức kinh tế", "tổ chức thành viên", "tổ chức phi chính phủ");

    /// <summary>What asks for something before the unit is named.</summary>
    internal static readonly string[] Giving = Folding.List("giao cho", "giao nhiệm vụ cho", "giao", "đề nghị", "phân công", "yêu cầu", "trong đó giao", "ủy quyền cho", "đề nghị các", "trân trọng đề nghị", "ủy ban nhân dân tỉnh giao", "ủy ban nhân dân thành phố giao", "ubnd tỉnh giao", "ubnd thành phố giao");

    /// <summary>Between the unit and its verb; they say nothing about the role.</summary>
    internal static readonly string[] Between = Folding.List("theo chức năng, nhiệm vụ được giao", "theo chức năng, nhiệm vụ", "theo chức năng nhiệm vụ", "theo chức năng", "theo nhiệm vụ được giao", "theo nhiệm vụ được phân công", "theo chức năng, nhiệm vụ được phân công", "theo phân công", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "là cơ quan", "là đơn vị", "là đơn vị", "sẽ", "được giao", "tỉnh giao");
}
