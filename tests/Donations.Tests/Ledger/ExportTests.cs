using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using EduCoop.Donations.Cash;
using EduCoop.Donations.DescribedGifts;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Ledger.Export;
using EduCoop.Donations.Ledger.Public;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.Donations.Tests.Goods;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>A test that reads the journal with the accountants' own programs; deploy/test installs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccountingFactAttribute : FactAttribute
{
    public AccountingFactAttribute() => Skip = OnPath("hledger") && OnPath("bean-check") ? null : "hledger or bean-check is not on the PATH; deploy/test installs both.";

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>The complete journal in four formats: programs that are not ours find it in order and come to the API's balances; nobody is shown who did not want it.</summary>
public sealed class ExportTests(DonationsService service) : IClassFixture<DonationsService>
{
    [AccountingFact]
    public async Task Hledger_and_beancount_read_the_journal_and_come_to_the_balances_of_the_API()
    {
        var ledger = await FillAsync();
        var size = await service.Database.ScalarAsync<long>("select count(*) from entry");
        var balances = new List<BalanceRow>();
        for (var page = 1; page <= 10; page++)
        {
            balances.AddRange((await (await service.Http.SendAsync(HttpMethod.Get, $"/ledgers/{ledger}/balances?page={page}", null)).ReadAsync<PagedResult<BalanceRow>>()).Items);
        }

        var expected = balances.Where(row => row.Balance != 0).Select(row => $"{row.Slug}/{row.Account}/{row.Balance} {row.Commodity}").Order(StringComparer.Ordinal).ToList();
        Assert.Contains(expected, row => row.Contains("/delivered/", StringComparison.Ordinal) && row.Contains("/118 DV-", StringComparison.Ordinal));
        foreach (var account in new[] { "/goods_received/-6", "/goods_bought/-4", "/warehouse/", "/in_shipment/1", "/delivered/", "/written_off/1" })
        {
            Assert.Contains(expected, row => row.Contains(account, StringComparison.Ordinal) && row.EndsWith(" SGK-BO", StringComparison.Ordinal));
        }


        var hledger = await KeepAsync($"/ledgers/{ledger}/journal/hledger", "a.journal");
        Assert.Equal("", await RunAsync("hledger", "-f", hledger, "check", "-s"));
        Assert.Equal(size, (await RunAsync("hledger", "-f", hledger, "print", "-O", "csv")).Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[0]).Distinct().LongCount());
        var flat = await RunAsync("hledger", "-f", hledger, "balance", "--flat", "-N", "-O", "csv");
        Assert.Equal(expected, flat.Split('\n').Skip(1).Where(line => line.Length > 0).Select(FromHledger).Order(StringComparer.Ordinal));

        var beancount = await KeepAsync($"/ledgers/{ledger}/journal/beancount", "a.beancount");
        Assert.Equal("", await RunAsync("bean-check", beancount));
        var query = await RunAsync("bean-query", "-f", "csv", beancount, "select account, currency, sum(number) group by account, currency");
        Assert.Equal(expected, query.Split('\n').Skip(1).Where(line => line.Length > 0).Select(FromBeancount).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_shown_who_did_not_want_it_and_never_a_memo_a_phone_or_an_account()
    {
        var ledger = await FillAsync();
        foreach (var format in new[] { "csv", "jsonl", "hledger", "beancount" })
        {
            var text = await service.Http.GetStringAsync($"/ledgers/{ledger}/journal/{format}");
            foreach (var shown in new[] { "Nguyễn Thị Mẫu", "T.V.K.", "•••" })
            {
                Assert.Contains(shown, text, StringComparison.Ordinal);
            }

            foreach (var hidden in new[] { "Trần Văn Kín", "Lê Ẩn Danh", "0912345678", "0912 345 678", "ghi chú riêng", "PT-RIENG", "999000" })
            {
                Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
            }
        }

        await (await service.Http.SendAsync(HttpMethod.Get, $"/ledgers/{ledger}/journal/xlsx", null)).ReadProblemAsync(HttpStatusCode.NotFound, "format_unknown");
    }

    [Fact]
    public async Task Csv_has_a_line_per_leg_and_json_lines_everything_that_a_leaf_is_made_of()
    {
        var ledger = await FillAsync();
        var csv = (await service.Http.GetStringAsync($"/ledgers/{ledger}/journal/csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(await service.Database.ScalarAsync<long>("select count(*) from leg"), csv.Length - 1);
        Assert.Contains(csv, line => line.Contains(",\"Công ty \"\"Mẫu\"\", chi nhánh; 1 | 2\",", StringComparison.Ordinal));
        var lines = (await service.Http.GetStringAsync($"/ledgers/{ledger}/journal/jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(ledger.ToString(), JsonSerializer.Deserialize<JournalHead>(lines[0], Contracts.ContractJson.Options)!.Checkpoint, StringComparison.Ordinal);
        var entries = lines.Skip(1).Select(line => JsonSerializer.Deserialize<JournalLine>(line, Contracts.ContractJson.Options)!.Entry).ToList();
        var paged = (await service.Http.GetStringAsync($"/ledgers/{ledger}/entries?from=0&count=1000")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(paged, entries.Select(entry => JsonSerializer.Serialize(entry, Contracts.ContractJson.Options)));
    }

    private async Task<Guid> FillAsync()
    {
        var campaign = await service.OpenAsync();
        var gifts = new[]
        {
            Some.Gift(campaign, 50_000),
            Some.Gift(campaign, 1_005_000) with { DonorName = "Trần Văn Kín", DonorDisplay = DonorDisplay.Initials, Memo = "ghi chú riêng 0912345678", Reference = "PT-RIENG" },
            Some.Gift(campaign, 7) with { DonorName = "Lê Ẩn Danh", DonorDisplay = DonorDisplay.Anonymous },
            Some.Gift(campaign, 21_000) with { DonorName = "Cô Hoa 0912 345 678" },
            Some.Gift(campaign, 22_000) with { DonorName = "Công ty \"Mẫu\", chi nhánh; 1 | 2" },
            Some.Gift(campaign, 23_000) with { DonorName = "=1+1\\" },
        };
        foreach (var gift in gifts)
        {
            await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
        }

        await service.Http.ImportAsync(service.Accountant, await service.OpenAsync(), Some.Sample());
        var cash = new CountCashRequest(Guid.CreateVersion7(), campaign, 9_000, DonorDisplay.Anonymous);
        await (await service.Http.SendAsync(HttpMethod.Post, "/cash", service.Accountant, cash)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/cash/{cash.CashId}/confirm", service.Officer, new RecountCashRequest(9_000))).ReadJsonAsync();
        var back = await service.Database.ScalarAsync<long>("select sequence from entry where donation_id = $1", gifts[0].DonationId);
        var correction = new ProposeCorrectionRequest(Guid.CreateVersion7(), campaign, VietnamTime.DayOf(DateTimeOffset.UtcNow), "Ghi trùng", Reverses: back);
        await (await service.Http.SendAsync(HttpMethod.Post, "/ledger/corrections", service.Accountant, correction)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/ledger/corrections/{correction.CorrectionId}/confirm", service.Approver)).ReadJsonAsync();
        await GiveWorkAsync();
        await MoveGoodsAsync();
        await Eventually.Async(
            "all is sealed", () => service.Database.ScalarAsync<bool>("select (select max(size) from ledger_checkpoint) = (select size from ledger)"), sealedAll => sealedAll);
        return await service.Database.ScalarAsync<Guid>("select ledger_id from ledger");
    }

    // A commodity of its own, that neither program has ever heard of.
    private async Task GiveWorkAsync()
    {
        var desk = new GoodsDesk(service);
        var offer = new OfferDescribedRequest(
            Guid.CreateVersion7(), await desk.OpenAsync(), Tree.CaoBang, GoodsKind.Service, "Khám mắt cho học sinh", "lượt", 120, DonorDisplay.Anonymous);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/described", desk.Maker, offer)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{offer.GiftId}/agree", desk.Checker)).ReadJsonAsync();
        var accepted = new AcceptDescribedRequest(118, "Hoàng Thị Hiệu Trưởng", "Cao Bằng");
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/described/{offer.GiftId}/accept", desk.School, accepted)).ReadJsonAsync();
    }

    // Every account that goods can stand on ends with something on it.
    private async Task MoveGoodsAsync()
    {
        var desk = new GoodsDesk(service);
        var (campaign, warehouse) = (await desk.OpenAsync(5_000_000), await desk.WarehouseAsync());
        await desk.CountAsync(await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("SGK-BO", 6))), ("SGK-BO", 6));
        await desk.CountAsync(await desk.DeclareAsync(desk.Purchase(campaign, warehouse, 900_000, ("SGK-BO", 4))), ("SGK-BO", 4));
        var shipment = await desk.PrepareAsync(campaign, warehouse, ("SGK-BO", 8));
        await desk.SendAsync(shipment);
        await desk.ReceiveAsync(shipment, ("SGK-BO", 5));
        await desk.WriteOffAsync(new ProposeWriteOffRequest(Guid.CreateVersion7(), campaign, "SGK-BO", 1, "Ướt trên đường", ShipmentId: shipment));
        await desk.ReturnAsync(shipment, ("SGK-BO", 1));
    }

    private async Task<string> KeepAsync(string address, string name)
    {
        var path = Path.Combine(service.Keys, name);
        await File.WriteAllBytesAsync(path, await service.Http.GetByteArrayAsync(address));
        return path;
    }

    // "assets:dot-1:bank","50000 VND", and of goods "expenses:dot-1:delivered:0190…","118 ""DV-1A"""
    private static string FromHledger(string line)
    {
        var cells = line.Split(',', 2).Select(cell => cell.Trim('"', '\r')).ToArray();
        var (parts, amount) = (cells[0].Split(':'), cells[1].Replace("\"", "", StringComparison.Ordinal));
        return $"{parts[1]}/{string.Join('/', [parts[2].Replace('-', '_'), .. parts.Skip(3)])}/{amount}";
    }

    // Assets:Dot-1:Bank , VND , 50000
    private static string? FromBeancount(string line)
    {
        var cells = line.Split(',').Select(cell => cell.Trim()).ToArray();
        var (parts, sum) = (cells[0].Split(':').Select(part => part.ToLowerInvariant()).ToArray(), long.Parse(cells[2], CultureInfo.InvariantCulture));
        return sum == 0 ? null : $"{parts[1]}/{string.Join('/', [parts[2].Replace('-', '_'), .. parts.Skip(3)])}/{sum} {cells[1]}";
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return output;
    }
}
