using System.Globalization;
using System.Text;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>Campaigns of a random world and the gifts in them: some taken back, some moved out of a shared account's fund and on and back; services that schools accepted; goods.</summary>
internal sealed class WorldGifts(Owners owners, WorldUnits units)
{
    private readonly string officer = owners.Tokens.For(Roles.ProgrammeOfficer, units.Department);
    private readonly string accountant = owners.Tokens.For(Roles.Accountant, units.Department);
    private readonly string approver = owners.Tokens.For(Roles.Approver, units.Department);

    internal async Task MakeAsync()
    {
        var alone = await OpenAsync(units.Any([units.Department, .. units.Wards, .. units.Schools.Keys]), null);
        await GiveAsync(alone, []);
        var account = "8" + units.Random.NextInt64(100_000_000_000).ToString("D12", CultureInfo.InvariantCulture);
        var unit = units.Any([units.Department, .. units.Wards]);
        Guid[] sharing = [await OpenAsync(unit, account), await OpenAsync(unit, account)];
        var fund = await owners.DatabaseOf("donations").ScalarAsync<Guid>("select bucket_id from account_member where campaign_id = $1", sharing[0]);
        await GiveAsync(sharing[1], []);
        await GiveAsync(fund, sharing);
        foreach (var _ in Enumerable.Range(0, units.Random.Next(0, 5)))
        {
            await ServeAsync(units.Any([alone, sharing[0]]), units.Any([.. units.Schools.Keys]));
        }

        await new WorldGoods(owners, units).MakeAsync(await OpenAsync(units.Department, null));
    }

    /// <summary>A bank's statement of a few gifts, posted to the campaign of the account.</summary>
    internal async Task ImportAsync()
    {
        var account = "8" + units.Random.NextInt64(100_000_000_000).ToString("D12", CultureInfo.InvariantCulture);
        var campaign = await OpenAsync(units.Department, null);
        var text = new StringBuilder("Ngày  Date|Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n01/03/2026 Mở tài khoản\n");
        var balance = 0L;
        for (var line = 1; line <= 5; line++)
        {
            var amount = units.Random.Next(1, 900) * 1_000L;
            balance += amount;
            text.Append(CultureInfo.InvariantCulture, $"{line + 1:00}/03/2026 NGUOI MAU chuyen tien|ung ho toi {account} QUY MAU|{amount:#,##0}| {balance:#,##0} R{line:D8}\n");
        }

        await PostAsync($"/statements?campaignId={campaign}&fileName=sao-ke.psv", accountant, new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString())));
        await Eventually.Async("the statement is posted", () => owners.DatabaseOf("donations").ScalarAsync<string>("select state from statement where campaign_id = $1", campaign), state => state == "posted");
    }

    private async Task<Guid> OpenAsync(Guid unit, string? account)
    {
        var id = Guid.CreateVersion7();
        var plan = new
        {
            content = "Mua sách và máy tính cho thư viện của trường.", beneficiaries = "Học sinh trường kết nghĩa", method = "Chuyển khoản, tiếp nhận trực tiếp",
            budget = new[] { new { purpose = "teaching_equipment", what = "Máy tính cho phòng tin học", costVnd = 100_000_000 } },
            team = new[] { Member("head_of_unit", "Nguyễn Văn Mẫu"), Member("chief_accountant", "Trần Thị Mẫu"), Member("parents_board", "Lê Thị Mẫu") },
        };
        var shared = account is null ? null : new { bankName = "Agribank", accountNumber = account, shared = true };
        await PostAsync("/campaigns", officer, new { campaignId = id, slug = $"tg-{id:N}", title = "Thế giới thử", regime = "tt16", unitId = unit, opensOn = "2020-01-01", beneficiaryUnitId = units.Partner, plan, account = shared });
        await PostAsync($"/campaigns/{id}/plan/submit", officer);
        await PostAsync($"/campaigns/{id}/plan/approve", approver, new { approverName = "UBND phường Mẫu", approvalNumber = "05/QĐ-UBND" });
        await PostAsync($"/campaigns/{id}/open", officer);
        return id;
    }

    private static object Member(string role, string name) => new { role, name };

    private async Task GiveAsync(Guid campaign, Guid[] members)
    {
        foreach (var _ in Enumerable.Range(0, units.Random.Next(1, 8)))
        {
            var (gift, place) = (Guid.CreateVersion7(), campaign);
            // Of the last two years, so that some lie outside every period.
            var at = DateTimeOffset.UtcNow.AddMinutes(-units.Random.Next(1, 700 * 24 * 60));
            await PostAsync("/donations", accountant, new { donationId = gift, campaignId = campaign, amountVnd = units.Random.Next(1, 5_000) * 1_000L, occurredAt = at, donorDisplay = "anonymous" });
            for (var moves = members.Length > 0 ? units.Random.Next(4) : 0; moves > 0; moves--)
            {
                place = units.Any([.. members.Append(campaign).Where(one => one != place)]);
                var assignment = Guid.CreateVersion7();
                await PostAsync("/classification/assignments", accountant, new { assignmentId = assignment, donationId = gift, toCampaign = place, reason = "Người chuyển gọi điện xác nhận" });
                await PostAsync($"/classification/assignments/{assignment}/confirm", approver);
            }

            // Only where it came in may it be taken back.
            if (place == campaign && units.Chance(25))
            {
                await TakeBackAsync(gift, campaign);
            }
        }
    }

    private async Task TakeBackAsync(Guid gift, Guid campaign)
    {
        var correction = Guid.CreateVersion7();
        var sequence = (await owners.GetAsync("donations", $"/donations/{gift}", accountant)).GetProperty("ledgerSequence").GetInt64();
        await PostAsync("/ledger/corrections", accountant, new { correctionId = correction, campaignId = campaign, occurredOn = WorldUnits.Written(WorldUnits.Today), reason = "Ghi nhầm", reverses = sequence });
        await PostAsync($"/ledger/corrections/{correction}/{(units.Chance(80) ? "confirm" : "refuse")}", approver, new { reason = "Đã xem" });
    }

    private async Task ServeAsync(Guid campaign, Guid school)
    {
        var gift = Guid.CreateVersion7();
        await PostAsync("/goods/described", accountant, new { giftId = gift, campaignId = campaign, schoolId = school, kind = "work", description = "Sơn lại phòng học", unitName = "phòng", quantity = 4, donorDisplay = "anonymous" });
        if (units.Chance(85))
        {
            await PostAsync($"/goods/described/{gift}/agree", officer);
            if (units.Chance(80))
            {
                await PostAsync($"/goods/described/{gift}/accept", owners.Tokens.For(Roles.SchoolOfficer, school), new { accepted = units.Random.Next(1, 5), receiverName = "Hoàng Thị Mẫu", place = "Mẫu" });
            }
        }
    }

    private Task PostAsync(string path, string token, object? body = null) => owners.PostAsync("donations", path, token, body);
}
