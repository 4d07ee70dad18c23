using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.EndToEnd.Tests;

/// <summary>
/// From two provinces' lists of schools to the figures of the year, through the gateway as a partner's program does it: imported, declared, matched, explained, one pair forbidden, published,
/// four consents, the paper, an activity with a photo that waits for consent, registers, recount and yearly figures; then a school merges and its pair goes on.
/// </summary>
[Collection(SystemTests.Name)]
public sealed class TwinningYearTests(WholeSystem system, Browser browser) : IClassFixture<Browser>
{
    private static readonly Guid CaoBang = new("01990000-0000-7000-8000-000000000002");
        private readonly PlanApi api = new(system);
    private readonly Guid picture = Guid.CreateVersion7();
    private readonly string mark = Guid.CreateVersion7().ToString("N")[^5..];
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow().AddHours(7);

    private int Year => now.Month >= 6 ? now.Year : now.Year - 1;

    private string Theme => $"nam_{mark}";

    private string Approver => $"duyet.cb.{mark}";

    [Fact]
    public async Task Two_provinces_schools_become_pairs_that_live_and_are_counted()
    {
        var (seekers, supporters) = await SchoolsAsync();
        await SayAsync(seekers, supporters);
        await AccountAsync(Approver, "approver", CaoBang, "Sở Giáo dục và Đào tạo Cao Bằng");
        var forbidden = (await PairsAsync(await RunAsync()))[0];
        await ForbidAsync(forbidden);
        var run = await RunAsync();
        var pairs = await PairsAsync(run);
        Assert.Equal(3, pairs.Count);
        Assert.DoesNotContain(pairs, pair => pair.Seeker == forbidden.Seeker && pair.Supporter == forbidden.Supporter);
        await ExplainAsync(run, pairs[0]);

        var agreement = await PublishAsync(run, pairs[0]);
        var (supporter, seeker) = ($"truong.ht.{mark}", $"truong.cb.{mark}");
        await AccountAsync(supporter, "school_officer", pairs[0].Supporter, "Trường hỗ trợ");
        await AccountAsync(seeker, "school_officer", pairs[0].Seeker, "Trường nhận hỗ trợ");
        await ConsentAsync(agreement, supporter, seeker);
        await MeetAsync(agreement, supporter, seeker);
        await CountedAsync(agreement);
        await MergeAsync(agreement, pairs);
    }

    /// <summary>Three schools of Cao Bằng and five of Hà Nội, from a file.</summary>
    private async Task<(List<Guid> Seekers, List<Guid> Supporters)> SchoolsAsync()
    {
        var rows = new StringBuilder("name\ttype\tcommune_code\tvalid_from\n");
        foreach (var (name, commune) in Enumerable.Range(1, 3).Select(n => ($"Suối {mark} {n}", "01273")).Concat(Enumerable.Range(1, 5).Select(n => ($"Phố {mark} {n}", "00235"))))
        {
            rows.Append($"{name}\ttieu_hoc\t{commune}\t2025-09-01\n");
        }

        var file = Path.Combine(Path.GetTempPath(), $"truong-{mark}.tsv");
        await File.WriteAllTextAsync(file, rows.ToString());
        var import = await Educoop.RunAsync(system, "quantri", "import", "units", file, "--kind", "schools", "--yes");
        Assert.True(import.ExitCode == 0, import.Document.ToString() + import.Errors);
        File.Delete(file);
        var found = (await api.GetAsync($"/unit-directory/units?query={mark}&typeCode=tieu_hoc&pageSize=50", "quantri")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(8, found.Count);
        foreach (var school in found)
        {
            await api.KnownToTwinningAsync(school.GetProperty("id").GetGuid());
        }

        List<Guid> Named(string name) => [.. found.Where(school => school.GetProperty("fullName").GetString()!.Contains(name, StringComparison.Ordinal)).Select(school => school.GetProperty("id").GetGuid())];
        return (Named("Suối"), Named("Phố"));
    }

    private async Task SayAsync(List<Guid> seekers, List<Guid> supporters)
    {
        // A theme of its own: other tests' schools are not in this market.
        await api.CallAsync(HttpMethod.Put, $"/twinning/themes/{Theme}", "quantri", new { version = 0, name = $"Tiếng Anh {mark}", nameEn = $"English {mark}", place = 940, online = true, active = true });
        foreach (var (school, n) in seekers.Select((school, n) => (school, n)))
        {
            await api.PostAsync("/twinning/needs", "phuong.thucphan", new
            {
                needId = Guid.CreateVersion7(), schoolId = school,
                need = new { schoolYear = Year, themeCode = Theme, urgency = 5 - n, quantity = 4, measure = "sessions", text = "Bốn buổi tiếng Anh cho khối 3", mode = "both", brings = "Dạy múa xòe" },
            });
        }

        foreach (var school in supporters)
        {
            await api.PostAsync("/twinning/offers", "phuong.dongda", new
            {
                offerId = Guid.CreateVersion7(), schoolId = school,
                offer = new { schoolYear = Year, mostPartners = 1, supports = new[] { new { themeCode = Theme, quantity = 4, measure = "sessions", mode = "online", text = "Bốn buổi trực tuyến" } } },
            });
        }
    }

    private async Task<Guid> RunAsync()
    {
        var run = Guid.CreateVersion7();
        await api.PostAsync("/twinning/matching/runs", "chuongtrinh.caobang", new { runId = run, authorityId = CaoBang, schoolYear = Year, seed = 2026 });
        await Eventually.Async("the run is done", () => api.GetAsync($"/twinning/matching/runs/{run}", "chuongtrinh.caobang"), view => view.GetProperty("state").GetString() == "done");
        return run;
    }

    private async Task<List<(Guid Seeker, Guid Supporter, Guid? Agreement)>> PairsAsync(Guid run)
    {
        var answer = await api.GetAsync($"/twinning/matching/runs/{run}/pairs?solution=stable&query={mark}&pageSize=50", "chuongtrinh.caobang");
        return [.. answer.GetProperty("items").EnumerateArray().Select(pair => (
            pair.GetProperty("seekerId").GetGuid(), pair.GetProperty("supporterId").GetGuid(), pair.GetProperty("agreementId") is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : (Guid?)null))];
    }

    private Task ForbidAsync((Guid Seeker, Guid Supporter, Guid? Agreement) pair) =>
        api.PostAsync("/twinning/matching/decisions", "chuongtrinh.caobang", new
        {
            decisionId = Guid.CreateVersion7(), authorityId = CaoBang, schoolYear = Year, seekerId = pair.Seeker, supporterId = pair.Supporter, kind = "forbid", reason = "Hai trường đã thử năm trước",
        });

    private async Task ExplainAsync(Guid run, (Guid Seeker, Guid Supporter, Guid? Agreement) pair)
    {
        var why = await api.GetAsync($"/twinning/matching/runs/{run}/explanation?seekerId={pair.Seeker}&supporterId={pair.Supporter}&solution=stable", "chuongtrinh.caobang");
        Assert.True(why.GetProperty("arePartners").GetBoolean());
        Assert.All(why.GetProperty("lines").EnumerateArray(), line => Assert.True(line.GetProperty("holds").GetBoolean(), line.ToString()));
    }

    private async Task<Guid> PublishAsync(Guid run, (Guid Seeker, Guid Supporter, Guid? Agreement) pair)
    {
        await api.PostAsync($"/twinning/matching/runs/{run}/choose", "chuongtrinh.caobang", new { solution = "stable" });
        await api.PostAsync($"/twinning/matching/runs/{run}/publish", Approver, new
        {
            solution = "stable", throughYear = Year, place = "Cao Bằng", symbol = "BTT-KN", signature = new { name = "Nông Văn Mẫu", capacity = "GIÁM ĐỐC" }, seekerGives = "Đón đoàn về thăm trường",
        });
        var published = await Eventually.Async(
            "the pair is proposed", async () => (await PairsAsync(run)).Single(one => one.Seeker == pair.Seeker && one.Supporter == pair.Supporter), one => one.Agreement is not null);
        return published.Agreement!.Value;
    }

    private async Task ConsentAsync(Guid agreement, string supporter, string seeker)
    {
        var signature = new { name = "Nguyễn Văn Mẫu", capacity = "HIỆU TRƯỞNG" };
        foreach (var school in new[] { supporter, seeker })
        {
            await api.PostAsync($"/twinning/agreements/{agreement}/accept", school, new { messageId = Guid.CreateVersion7(), signature });
        }

        foreach (var office in new[] { "phuong.dongda", "phuong.thucphan" })
        {
            await api.PostAsync($"/twinning/agreements/{agreement}/approve", office, new { messageId = Guid.CreateVersion7(), signature, basis = new { number = "45/QĐ-UBND", date = $"{now:yyyy-MM-dd}" } });
        }

        Assert.Equal("active", (await api.GetAsync($"/twinning/agreements/{agreement}", seeker)).GetProperty("state").GetString());
        using var paper = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/twinning/agreements/{agreement}/document", await system.TokenAsync(seeker));
        Assert.Equal("PK"u8.ToArray(), (await paper.Content.ReadAsByteArrayAsync())[..2]);
    }

    private async Task MeetAsync(Guid agreement, string supporter, string seeker)
    {
        var activity = Guid.CreateVersion7();
        await api.PostAsync("/twinning/activities", supporter, new
        {
            activityId = activity, agreementId = agreement,
            activity = new { schoolYear = Year, kindCode = "bai_giang_truc_tuyen", themeCode = Theme, title = "Buổi tiếng Anh chung", text = (string?)null, mode = "online", place = (string?)null, leads = "supporter", startsAt = DateTimeOffset.UtcNow.AddMinutes(-10), endsAt = DateTimeOffset.UtcNow.AddMinutes(80) },
        });
        await api.PostAsync($"/twinning/activities/{activity}/report", supporter, new
        {
            version = 1, report = new { heldOn = $"{now:yyyy-MM-dd}", minutes = 90, supporterTeachers = 2, supporterPupils = 30, seekerTeachers = 1, seekerPupils = 25, results = "Hai lớp làm quen" },
        });
        await api.PostAsync($"/twinning/activities/{activity}/confirm", seeker, new { version = 2 });

        // The smallest picture: one dot.
        using var dot = new ByteArrayContent(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        dot.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await api.PostAsync($"/twinning/activities/{activity}/files?fileId={picture}&fileName=lop.png&showsChildren=true", seeker, dot);
        Assert.Equal(HttpStatusCode.Forbidden, await PictureAsync(supporter));
        await api.CallAsync(HttpMethod.Put, $"/twinning/activity-files/{picture}/consent", seeker, new { given = true, basis = "Phiếu đồng ý của 25 học sinh và phụ huynh" });
        Assert.Equal(HttpStatusCode.OK, await PictureAsync(supporter));
    }

    private async Task<HttpStatusCode> PictureAsync(string user)
    {
        using var answer = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/twinning/activity-files/{picture}", await system.TokenAsync(user));
        return answer.StatusCode;
    }

    private async Task CountedAsync(Guid agreement)
    {
        var connections = (await api.GetAsync("/twinning/registers/connections?pageSize=200", "chuongtrinh.caobang")).GetProperty("items").EnumerateArray();
        Assert.Equal(1, connections.Single(row => row.GetProperty("agreementId").GetGuid() == agreement).GetProperty("held").GetInt32());
        var recount = await Educoop.RunAsync(system, "quantri", "twinning", "recount");
        Assert.True(recount.ExitCode == 0, recount.Document.ToString());
        await Eventually.Async(
            "the figures of the year have it",
            () => api.GetAsync($"/reporting/twinning/years?schoolYear={Year}", "chuongtrinh.caobang"),
            years => years.GetProperty("items").EnumerateArray().Any(year => year.GetProperty("authorityId").GetGuid() == CaoBang && year.GetProperty("pupils").GetInt64() >= 25),
            TimeSpan.FromMinutes(2));
        var officer = await Officer.SignInAsync(system, browser, "chuongtrinh.caobang");
        await officer.GoAsync("/ket-nghia/so-lieu-nam");
        await officer.Page.Locator("main .chart canvas").First.WaitForAsync();
        await officer.BothWidthsAsync("twinning-years");
        Assert.Empty(officer.Faults);
    }

    /// <summary>The seeker and another school become one; the people of the new one go on.</summary>
    private async Task MergeAsync(Guid agreement, List<(Guid Seeker, Guid Supporter, Guid? Agreement)> pairs)
    {
        var heir = Guid.CreateVersion7();
        var predecessors = new List<object>();
        foreach (var school in pairs.Take(2).Select(pair => pair.Seeker))
        {
            var unit = await api.GetAsync($"/unit-directory/units/{school}", "quantri");
            predecessors.Add(new { unitId = school, expectedVersion = unit.GetProperty("version").GetInt64() });
        }

        await api.PostAsync("/unit-directory/units/merges", "quantri", new
        {
            actId = Guid.CreateVersion7(), predecessors, successor = new { unitId = heir, name = $"Trường Tiểu học Suối Chung {mark}", typeCode = "tieu_hoc" }, effectiveOn = $"{now:yyyy-MM-dd}", document = "NQ 12/NQ-HĐND",
        });
        var head = $"truong.moi.{mark}";
        await AccountAsync(head, "school_officer", heir, "Trường mới");
        var life = await Eventually.Async(
            "the new school's people reach the pair",
            async () =>
            {
                using var answer = await system.Gateway.Http.SendAsync(HttpMethod.Get, $"/api/twinning/agreements/{agreement}/life", await system.TokenAsync(head));
                return answer.IsSuccessStatusCode ? await answer.ReadJsonAsync() : default;
            },
            view => view.ValueKind == JsonValueKind.Object && view.GetProperty("mySide").GetString() == "seeker",
            TimeSpan.FromMinutes(1));
        Assert.Contains("Suối Chung", life.GetProperty("seeker").GetProperty("currentName").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Suối Chung", life.GetProperty("seeker").GetProperty("printedName").GetString(), StringComparison.Ordinal);
        await api.PostAsync("/twinning/pair-messages", head, new { messageId = Guid.CreateVersion7(), agreementId = agreement, text = "Trường mới xin tiếp tục", asksAnswer = true, answersId = (Guid?)null });
    }

    private Task AccountAsync(string userName, string role, Guid unit, string unitName) =>
        PostRootAsync("/auth/accounts", new { accountId = Guid.CreateVersion7(), userName, displayName = $"Cán bộ {userName}", roles = new[] { role }, password = system.Password, unitId = unit, unitName });

    private async Task PostRootAsync(string path, object body)
    {
        using var answer = await system.Gateway.Http.SendAsync(HttpMethod.Post, path, await system.TokenAsync("quantri"), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
