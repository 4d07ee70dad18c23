using System.Globalization;
using EduCoop.Cli.Import;

namespace EduCoop.Cli.Demo;

/// <summary>Two schools that have agreed with the consent of both offices, by four persons, and what they held together.</summary>
internal static class DemoPair
{
    private const int Activities = 3;

    // Twinning counts school years from June.
    private static int SchoolYear => DemoCaller.Today.Month >= 6 ? DemoCaller.Today.Year : DemoCaller.Today.Year - 1;

    internal static async Task RunAsync(DemoCaller caller, CancellationToken cancellation)
    {
        var agreement = caller.Id("pair");
        await AgreeAsync(caller, agreement, cancellation);
        for (var n = 0; n < Activities; n++)
        {
            await MeetAsync(caller, agreement, n, cancellation);
        }
    }

    private static async Task AgreeAsync(DemoCaller caller, Guid agreement, CancellationToken cancellation)
    {
        foreach (var school in new[] { DemoUnit.Supporter.Id, DemoUnit.FarSchool.Id })
        {
            await caller.UntilAsync("quantri", $"twinning/schools/{school}", _ => true, cancellation);
        }

        var signature = new { name = "Nguyễn Văn Mẫu", capacity = "HIỆU TRƯỞNG" };
        async Task<string?> StateAsync() => (await caller.FindAsync(DemoUnit.Supporter.User, $"twinning/agreements/{agreement}", cancellation))?["state"]?.ToString();
        if (await StateAsync() is null)
        {
            await caller.PostAsync(DemoUnit.Supporter.User, "twinning/agreements", new
            {
                agreementId = agreement, messageId = caller.Id("pair proposed"), supporterId = DemoUnit.Supporter.Id, seekerId = DemoUnit.FarSchool.Id,
                gives = new[] { new { isSupporter = true, themeCode = "stem", content = "Mỗi tháng một tiết STEM trực tuyến" }, new { isSupporter = false, themeCode = "giao_luu", content = "Đón đoàn học sinh về thăm trường" } },
                fromYear = SchoolYear, throughYear = SchoolYear + 1, place = "Hà Nội", symbol = "BTT-KN", signature,
            }, cancellation);
        }

        if (await StateAsync() == "proposed")
        {
            await caller.PostAsync(DemoUnit.FarSchool.User, $"twinning/agreements/{agreement}/accept", new { messageId = caller.Id("pair accepted"), signature }, cancellation);
        }

        if (await StateAsync() == "accepted")
        {
            foreach (var office in new[] { DemoUnit.FirstWard.User, DemoUnit.FarWard.User })
            {
                var basis = new { number = "45/QĐ-UBND", date = DemoCaller.Today.ToString("O", CultureInfo.InvariantCulture) };
                await caller.PostAsync(office, $"twinning/agreements/{agreement}/approve", new { messageId = caller.Id("pair approved " + office), signature = signature with { capacity = "CHỦ TỊCH" }, basis }, cancellation);
            }
        }
    }

    // Planned and reported by one school, confirmed by the other.
    private static async Task MeetAsync(DemoCaller caller, Guid agreement, int n, CancellationToken cancellation)
    {
        var (activity, path) = (caller.Id($"activity {n}"), $"twinning/activities/{caller.Id($"activity {n}")}");
        var (now, supporter) = (TimeProvider.System.GetUtcNow(), DemoUnit.Supporter.User);
        if (await caller.FindAsync(supporter, path, cancellation) is null)
        {
            await caller.PostAsync(supporter, "twinning/activities", new
            {
                activityId = activity, agreementId = agreement,
                activity = new
                {
                    schoolYear = SchoolYear, kindCode = "bai_giang_truc_tuyen", themeCode = "stem", title = $"Tiết STEM chung số {n + 1}", text = (string?)null, mode = "online", place = (string?)null, leads = "supporter",
                    startsAt = now.AddMinutes(-10), endsAt = now.AddMinutes(80),
                },
            }, cancellation);
        }

        if ((await caller.GetAsync(supporter, path, cancellation))["state"]!.ToString() == "planned")
        {
            var report = new
            {
                heldOn = DemoCaller.Today.ToString("O", CultureInfo.InvariantCulture), minutes = 90, supporterTeachers = 2, supporterPupils = 30 + n, seekerTeachers = 1, seekerPupils = 25 + n, results = "Hai lớp cùng làm một thí nghiệm",
            };
            await caller.PostAsync(supporter, $"{path}/report", new { version = 1, report }, cancellation);
        }

        if ((await caller.GetAsync(supporter, path, cancellation))["version"].Whole() == 2)
        {
            await caller.PostAsync(DemoUnit.FarSchool.User, $"{path}/confirm", new { version = 2 }, cancellation);
        }
    }
}
