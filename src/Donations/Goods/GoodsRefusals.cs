using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Goods;

/// <summary>Every reason for not taking a step with goods.</summary>
internal static class GoodsRefusals
{
    internal const int MostLines = 200;
    internal const long LargestQuantity = 1_000_000_000;

    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã.", "Mã phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho việc khác.", "Nội dung gửi lại phải giống lần đầu; việc mới cần mã mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal AlreadyDecided = new("already_decided", "Việc này đã được quyết định hoặc đã qua bước này.", "Tải lại để xem bước hiện tại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal CampaignNotOpen = new("campaign_not_open", "Đợt vận động không nhận hiện vật.", "Chỉ đợt đang mở mới nhận quà tặng; hàng mua và hàng chuyển đi làm được đến khi quyết toán.", StatusCodes.Status409Conflict);
    internal static readonly Refusal CampaignSettled = new("campaign_settled", "Đợt vận động đã quyết toán.", "Không ghi thêm hiện vật cho đợt đã công bố quyết toán.", StatusCodes.Status409Conflict);
    internal static readonly Refusal FourEyes = new("four_eyes", "Người lập không được tự xác nhận.", "Bên nhận đếm lại bằng một tài khoản khác với người đã lập hoặc đã giao.", StatusCodes.Status403Forbidden);
    internal static readonly Refusal WarehouseUnknown = new("warehouse_unknown", "Không có kho này.", "Chọn một kho đang dùng ở GET /goods/warehouses.");
    internal static readonly Refusal SchoolUnknown = new("school_unknown", "Không có đơn vị nhận này.", "schoolId phải là một đơn vị trong danh bạ.");
    internal static readonly Refusal LinesInvalid = new("lines_invalid", "Danh sách hiện vật chưa đúng.", $"Cần từ 1 đến {MostLines} dòng, mỗi mặt hàng một dòng, số lượng là số nguyên lớn hơn 0.");
    internal static readonly Refusal CountsInvalid = new("counts_invalid", "Số đếm chưa đúng.", "Đếm đủ mọi mặt hàng của phiếu, số nguyên từ 0 trở lên; không thêm mặt hàng khác.");
    internal static readonly Refusal NothingCounted = new("nothing_counted", "Không đếm được hiện vật nào.", "Nếu không có gì đến, hãy từ chối phiếu và ghi lý do.");
    internal static readonly Refusal MoreThanSent = new("more_than_sent", "Số nhận nhiều hơn số gửi.", "Bên gửi lập thêm phiếu cho phần thừa; trường chỉ xác nhận trong số đã gửi.");
    internal static readonly Refusal PurchaseIncomplete = new("purchase_incomplete", "Thiếu thông tin mua hàng.", "Hàng mua cần supplier (2-200 ký tự), invoice (1-60 ký tự) và costVnd lớn hơn 0; quà tặng không có ba mục này.");
    internal static readonly Refusal InvoiceTaken = new("invoice_taken", "Hóa đơn này đã được ghi.", "Mỗi hóa đơn của một nhà cung cấp chỉ ghi một lần trong đợt.", StatusCodes.Status409Conflict);
    internal static readonly Refusal NotEnoughMoney = new("not_enough_money", "Đợt vận động không đủ tiền cho hóa đơn này.", "Tiền đã nhận, trừ các hóa đơn đã ghi và các khoản đang giữ vì có điều kiện, phải đủ; kiểm tra số tiền hoặc bảng sao kê.");
    internal static readonly Refusal DonorInvalid = new("donor_invalid", "Thông tin người tặng chưa đúng.", "donorDisplay bắt buộc; donorName từ 1 đến 200 ký tự, bắt buộc trừ khi ẩn danh.");
    internal static readonly Refusal ExpiryInvalid = new("expiry_invalid", "Thời hạn giữ hàng chưa đúng.", "holdDays từ 1 đến 30 ngày.");
    internal static readonly Refusal Expired = new("shipment_expired", "Phiếu đã quá hạn giữ hàng.", "Hàng đã được trả về kho; lập phiếu mới.", StatusCodes.Status409Conflict);
    internal static readonly Refusal NothingMissing = new("nothing_missing", "Không còn phần thiếu như vậy.", "Số trả lại hoặc xóa sổ không được vượt phần gửi đi mà trường chưa nhận.");
    internal static readonly Refusal WriteOffPlace = new("write_off_place", "Chưa rõ xóa sổ ở đâu.", "Ghi đúng một trong hai: shipmentId hoặc warehouseId.");

    internal static Refusal ItemUnknown(string code) => new("item_unknown", "Không có mặt hàng này trong danh mục.", $"'{(code.Length > 40 ? code[..40] : code)}' không có hoặc đã ngừng dùng; chọn mã của GET /goods/items.");

    internal static Refusal NotEnough(string item, long available) =>
        new("not_enough_goods", "Kho không đủ hàng.", $"{item}: còn {available} chưa giữ cho phiếu khác. Giảm số lượng hoặc nhập thêm.", StatusCodes.Status409Conflict);

    /// <summary>1-200 lines, each good once, each quantity whole and more than 0.</summary>
    internal static Refusal? Refuse(IReadOnlyList<GoodsQuantity> lines) =>
        lines.Count is 0 or > MostLines || lines.Any(line => line.Quantity is <= 0 or > LargestQuantity || line.ItemCode is not { Length: > 0 and <= 40 })
        || lines.Select(line => line.ItemCode).Distinct().Count() != lines.Count
            ? LinesInvalid
            : null;

    /// <summary>Exactly the goods of the paper, each once, none less than 0.</summary>
    internal static Refusal? RefuseCounts(IReadOnlyList<GoodsQuantity> counts, IEnumerable<string> items) =>
        counts.Count > MostLines || counts.Any(count => count.Quantity is < 0 or > LargestQuantity) || counts.Select(count => count.ItemCode).Distinct().Count() != counts.Count
        || !counts.Select(count => count.ItemCode).ToHashSet().SetEquals(items)
            ? CountsInvalid
            : null;
}

/// <summary>A quantity of one good, in the catalogue's unit.</summary>
/// <param name="ItemCode">Code in the catalogue.</param>
/// <param name="Quantity">How many of the unit ("cuốn", "bộ"), not of packs.</param>
public sealed record GoodsQuantity(string ItemCode, long Quantity);
