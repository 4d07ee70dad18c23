using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace EduCoop.Benchmarks;

/// <summary>
/// The largest campaign on record: 2,033,122 gifts in 23 days, 386,402 of them on one. Its statements go in day by day through the gateway, then once more with other
/// memos and masked names, then the whole journal is fetched and computed anew without the server.
/// </summary>
internal static class LargestCampaign
{
    internal const int Gifts = 2_033_122;
    private const int Days = 23;
    private const double FirstDay = 386_402d / Gifts;

    internal static async Task<int> RunAsync(Settings settings, int gifts)
    {
        var (campaign, slug) = await settings.OpenCampaignAsync("lon-nhat");
        var counts = DayByDay(gifts);
        var (clock, added) = (Stopwatch.StartNew(), 0);
        added = await ImportAllAsync(settings, campaign, counts, isMasked: false);
        var imported = clock.Elapsed;
        using var anyone = new HttpClient { BaseAddress = settings.Gateway, Timeout = TimeSpan.FromMinutes(10) };
        JsonElement page;
        do
        {
            await Task.Delay(100);
            page = await anyone.GetFromJsonAsync<JsonElement>($"/api/reporting/public/campaigns/{slug}");
        }
        while (page.GetProperty("count").GetInt32() < gifts);
        var shown = clock.Elapsed;
        Console.WriteLine($"{"what",-44} {"rows",9} {"seconds",8} {"rows/s",8}");
        Row("statements of 23 days, upload → posted", added, imported);
        Row("… → Reporting's total", page.GetProperty("count").GetInt32(), shown);
        Console.WriteLine($"total {page.GetProperty("totalVnd").GetInt64():#,##0} đ");

        clock.Restart();
        var again = await ImportAllAsync(settings, campaign, counts, isMasked: true);
        Row($"the same lines in other files: {again} added", gifts, clock.Elapsed);

        var file = Path.Combine(Path.GetTempPath(), $"educoop-journal-{campaign:N}.jsonl");
        try
        {
            await ExportAndVerifyAsync(settings, anyone, file);
        }
        finally
        {
            File.Delete(file);
        }

        Console.WriteLine("peak resident memory since the start:");
        Memory.Peaks(settings);
        return added == gifts && again == 0 ? 0 : 1;
    }

    /// <summary>As many campaigns of that size as it takes until the ledger holds so many entries; what "proofs" then asks is asked of all of them.</summary>
    internal static async Task<int> FillAsync(Settings settings, long entries)
    {
        using var donations = new HttpClient { BaseAddress = settings.Donations };
        long held;
        while ((held = (await donations.GetFromJsonAsync<JsonElement>("/ledgers"))[0].GetProperty("size").GetInt64()) < entries)
        {
            var (campaign, _) = await settings.OpenCampaignAsync("lap-day");
            var clock = Stopwatch.StartNew();
            var added = await ImportAllAsync(settings, campaign, DayByDay((int)Math.Min(Gifts, entries - held)), isMasked: false);
            Row($"beside {held} entries, upload → posted", added, clock.Elapsed);
        }

        Memory.Peaks(settings);
        return 0;
    }

    private static int[] DayByDay(int gifts)
    {
        var first = (int)(gifts * FirstDay);
        return [.. Enumerable.Range(0, Days).Select(day => day == 0 ? first : ((gifts - first) / (Days - 1)) + (day <= (gifts - first) % (Days - 1) ? 1 : 0))];
    }

    private static async Task ExportAndVerifyAsync(Settings settings, HttpClient anyone, string file)
    {
        var clock = Stopwatch.StartNew();
        using var donations = new HttpClient { BaseAddress = settings.Donations, Timeout = TimeSpan.FromMinutes(30) };
        var ledger = (await donations.GetFromJsonAsync<JsonElement>("/ledgers"))[0];
        await using (var journal = File.Create(file))
        await using (var stream = await anyone.GetStreamAsync(new Uri($"/api/donations/ledgers/{ledger.GetProperty("ledgerId").GetGuid()}/journal/jsonl", UriKind.Relative)))
        {
            await stream.CopyToAsync(journal);
        }

        Row($"journal fetched, {new FileInfo(file).Length / 1_000_000} MB", ledger.GetProperty("size").GetInt32(), clock.Elapsed);
        clock.Restart();
        var root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("/artifacts/", StringComparison.Ordinal)];
        using var verify = Process.Start(new ProcessStartInfo(Path.Combine(root, "deploy", "educoop"), ["ledger", "verify", "--export", file]))!;
        await verify.WaitForExitAsync();
        Row($"ledger verify --export, exit code {verify.ExitCode}", ledger.GetProperty("size").GetInt32(), clock.Elapsed);
    }

    private static async Task<int> ImportAllAsync(Settings settings, Guid campaign, int[] counts, bool isMasked)
    {
        var (balance, added) = (0L, 0);
        for (var day = 0; day < counts.Length; day++)
        {
            if (counts[day] > 0)
            {
                // A token lasts ten minutes: each day's file comes with its own.
                using var accountant = await settings.SignInAsync(settings.Gateway, "ketoan");
                accountant.Timeout = TimeSpan.FromMinutes(10);
                added += await ImportAsync(accountant, campaign, Write(day, counts[day], isMasked, ref balance));
            }
        }

        return added;
    }

    private static async Task<int> ImportAsync(HttpClient accountant, Guid campaign, byte[] file)
    {
        using var upload = await accountant.PostAsync($"/api/donations/statements?campaignId={campaign}&fileName=phep-do.psv.gz", new ByteArrayContent(file));
        var state = await upload.Content.ReadFromJsonAsync<JsonElement>();
        if (!upload.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(state.ToString());
        }

        var statement = state.GetProperty("statementId").GetGuid();
        while (state.GetProperty("state").GetString() != "posted")
        {
            if (state.GetProperty("state").GetString() == "refused")
            {
                throw new InvalidOperationException(state.ToString());
            }

            await Task.Delay(200);
            state = await accountant.GetFromJsonAsync<JsonElement>($"/api/donations/statements/{statement}");
        }

        return state.GetProperty("added").GetInt32();
    }

    // Agribank's layout, one file a day: all names are made up, the balances go on from day to day.
    private static byte[] Write(int day, int rows, bool isMasked, ref long balance)
    {
        using var packed = new MemoryStream();
        using (var text = new StreamWriter(new GZipStream(packed, CompressionLevel.Fastest), new UTF8Encoding(false)))
        {
            var today = new DateOnly(2024, 9, 10).AddDays(day).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
            text.Write("Ngày  Date |Ghi chú  Remark|Nợ  Dr|Có  Cr |Số dư  Balance |Số tham chiếu Ref. no\n");
            text.Write(day == 0 ? $"{today} Mở TK phép đo\n" : string.Create(CultureInfo.InvariantCulture, $"{today} Số dư đầu kỳ|| {balance:#,##0} 1\n"));
            for (var line = 0; line < rows; line++)
            {
                var amount = 20_000L + (line % 50 * 10_000);
                balance += amount;
                var who = isMasked ? "N**** G** S*" : $"NGUOI GUI SO {line}";
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{today} {who}|chuyen tien ung ho hoc sinh vung bien gioi|{amount:#,##0}| {balance:#,##0} {10_000_000 + line}\n"));
            }
        }

        return packed.ToArray();
    }

    private static void Row(string what, int rows, TimeSpan took) => Console.WriteLine($"{what,-44} {rows,9} {took.TotalSeconds,8:0.0} {rows / took.TotalSeconds,8:0}");
}
