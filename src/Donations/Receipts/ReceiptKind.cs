using System.Text.Json;

namespace EduCoop.Donations.Receipts;

/// <summary>What a paper is.</summary>
public enum ReceiptKind
{
    /// <summary>Biên bản ghi nhận đóng góp.</summary>
    Acknowledgement,

    /// <summary>Biên bản giao nhận.</summary>
    Handover,

    /// <summary>Phiếu thu.</summary>
    CashReceipt,

    /// <summary>Thư cảm ơn.</summary>
    Thanks,
}

/// <summary>Names and symbols of the kinds. A unit numbers each kind by itself, from 1 each year.</summary>
internal static class ReceiptKinds
{
    internal static string Word(this ReceiptKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>The kind of a word; null when it is none.</summary>
    internal static ReceiptKind? Find(string word) => Enum.GetValues<ReceiptKind>().Where(kind => kind.Word() == word).Select(kind => (ReceiptKind?)kind).FirstOrDefault();

    internal static string Symbol(this ReceiptKind kind) => kind switch
    {
        ReceiptKind.CashReceipt => "PT",
        ReceiptKind.Thanks => "TCO",
        _ => "BB",
    };

    /// <summary>Two kinds of minutes share the abbreviation BB; the second letters tell them apart: "05/BBGN-SGDĐT".</summary>
    internal static string Suffix(this ReceiptKind kind, string unitName) =>
        $"/{kind.Symbol()}{(kind == ReceiptKind.Handover ? "GN" : kind == ReceiptKind.Acknowledgement ? "ĐG" : "")}-{Abbreviate(unitName)}";

    // "Sở Giáo dục và Đào tạo Hà Nội" → SGDĐTHN; words in small letters that only join are left out.
    private static string Abbreviate(string unitName)
    {
        var letters = unitName.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsLetterOrDigit(word[0]) && word is not ("và" or "của" or "các" or "tỉnh" or "thành" or "phố"))
            .Select(word => char.ToUpperInvariant(word[0]));
        return string.Concat(letters.Take(12)) is { Length: > 0 } found ? found : "EC";
    }
}
