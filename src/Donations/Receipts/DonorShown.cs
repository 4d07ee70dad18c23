namespace EduCoop.Donations.Receipts;

/// <summary>A donor as she chose to be shown, on every paper, page and export alike.</summary>
internal static class DonorShown
{
    internal const string Anonymous = "Người đóng góp ẩn danh";

    /// <param name="name">Her name; null when she gave none, or had it erased.</param>
    /// <param name="display">Her choice.</param>
    internal static string Of(string? name, DonorDisplay display) => (name, display) switch
    {
        (null or "", _) or (_, DonorDisplay.Anonymous) => Anonymous,
        (_, DonorDisplay.Initials) => Initials(name),
        _ => name,
    };

    private static string Initials(string name)
    {
        var letters = name.Split([' ', '-', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word[0])).Select(word => char.ToUpperInvariant(word[0]));
        return string.Concat(letters.Select(letter => $"{letter}.")) is { Length: > 0 } found ? found : Anonymous;
    }
}
