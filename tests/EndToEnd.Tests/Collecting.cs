using System.Globalization;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>What the tests of collecting need beside the screens: a second campaign on a shared account, a small statement of our own, gifts by API.</summary>
internal static class Collecting
{
    internal static string NewAccount() => "8" + Random.Shared.NextInt64(100_000_000_000).ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>Opens a campaign under Circular 16 by the API, lawfully, by two people.</summary>
    internal static async Task<(Guid Id, string Slug)> OpenAsync(WholeSystem system, string title, string? account = null, bool shared = false)
    {
        var id = Guid.CreateVersion7();
        var slug = "thu-" + id.ToString("N")[^12..];
        var plan = new
        {
            content = "Mua sách và máy tính cho thư viện", beneficiaries = "Học sinh trường kết nghĩa", method = "Chuyển khoản và tiền mặt",
            budget = new[] { new { purpose = "teaching_equipment", what = "Sách và máy tính", costVnd = 20_000_000 } },
            team = new[] { new { role = "head_of_unit", name = "Nguyễn Đứng Đầu" }, new { role = "chief_accountant", name = "Trần Kế Toán" }, new { role = "parents_board", name = "Lê Phụ Huynh" } },
        };
        object request = account is null
            ? new { campaignId = id, slug, title, regime = "tt16", unitId = WholeSystem.Department, opensOn = "2024-09-01", plan }
            : new { campaignId = id, slug, title, regime = "tt16", unitId = WholeSystem.Department, opensOn = "2024-09-01", account = new { bankName = "Vietcombank", accountNumber = account, shared }, plan };
        await CallAsync(system, "chuongtrinh", HttpMethod.Post, "/campaigns", request);
        await CallAsync(system, "chuongtrinh", HttpMethod.Post, $"/campaigns/{id}/plan/submit");
        await CallAsync(system, "pheduyet", HttpMethod.Post, $"/campaigns/{id}/plan/approve", new { approverName = "Giám đốc Sở" });
        await CallAsync(system, "chuongtrinh", HttpMethod.Post, $"/campaigns/{id}/open");
        await Eventually.Async("the campaign is public", async () => (await system.Gateway.Http.GetAsync($"/api/reporting/public/campaigns/{slug}")).IsSuccessStatusCode, there => there);
        return (id, slug);
    }

    internal static async Task<JsonElement> CallAsync(WholeSystem system, string user, HttpMethod method, string path, object? body = null)
    {
        using var answer = await system.Gateway.Http.SendAsync(method, "/api/donations" + path, await system.TokenAsync(user), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>A gift by hand at a moment of 10/09/2024.</summary>
    internal static Task<JsonElement> GiveAsync(WholeSystem system, Guid campaign, long amountVnd, string display, string name, string reference, int minute) =>
        CallAsync(system, "ketoan", HttpMethod.Post, "/donations", new
        {
            donationId = Guid.CreateVersion7(), campaignId = campaign, amountVnd, occurredAt = new DateTimeOffset(2024, 9, 10, 8, minute, 0, TimeSpan.FromHours(7)), donorDisplay = display, donorName = name, reference,
        });

    /// <summary>Lines of one day with their running balance, as a bank prints them.</summary>
    internal static byte[] StatementOf(string account, params (long AmountVnd, string Memo)[] lines)
    {
        var text = new StringBuilder($"{account}\nNgày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n09/09/2024 Mở tài khoản\n");
        long balance = 0;
        foreach (var ((amount, memo), i) in lines.Select((line, i) => (line, i)))
        {
            balance += amount;
            text.Append(CultureInfo.InvariantCulture, $"10/09/2024 {memo}| |{amount:#,##0}| {balance:#,##0} 5213{i:D4}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
