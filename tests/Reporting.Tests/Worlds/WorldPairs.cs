using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>Twinning of a random world: needs and offers, pairs with all, some or no consents, what they held, some of them ended.</summary>
internal sealed class WorldPairs(Owners owners, WorldUnits units)
{
    private static readonly object Signed = new { name = "Nông Thị Mẫu", capacity = "HIỆU TRƯỞNG" };

    /// <summary>The school year in which Twinning counts today.</summary>
    internal static int Year => WorldUnits.Today.Month >= 6 ? WorldUnits.Today.Year : WorldUnits.Today.Year - 1;

    internal async Task MakeAsync()
    {
        foreach (var school in units.Schools.Keys.Concat(units.PartnerSchools).ToList())
        {
            await SayAsync(school);
        }

        var supporters = units.Schools.ToList();
        for (var i = 0; i < Math.Min(supporters.Count, units.PartnerSchools.Count); i++)
        {
            if (i == 0 || units.Chance(85))
            {
                await PairAsync(supporters[i].Key, supporters[i].Value, units.PartnerSchools[i], isFirst: i == 0);
            }
        }
    }

    private async Task SayAsync(Guid school)
    {
        var head = owners.Tokens.For(Roles.SchoolOfficer, school);
        if (units.Chance(40))
        {
            await PostAsync("/needs", head, new
            {
                needId = Guid.CreateVersion7(), schoolId = school,
                need = new { schoolYear = Year, themeCode = "stem", urgency = 4, quantity = 3, measure = "sets", text = "Ba bộ thực hành cho khối 4 và 5", mode = "both", brings = "Đón đoàn về thăm bản" },
            });
        }

        if (units.Chance(40))
        {
            await PostAsync("/offers", head, new
            {
                offerId = Guid.CreateVersion7(), schoolId = school,
                offer = new { schoolYear = Year, mostPartners = 2, supports = new[] { new { themeCode = "stem", quantity = 12, measure = "sessions", mode = "online", text = "Mười hai buổi trực tuyến" } } },
            });
        }
    }

    // The first pair lives, so that no world is without one.
    private async Task PairAsync(Guid supporter, Guid ward, Guid seeker, bool isFirst)
    {
        var pair = Guid.CreateVersion7();
        var (giver, taker) = (owners.Tokens.For(Roles.SchoolOfficer, supporter), owners.Tokens.For(Roles.SchoolOfficer, seeker));
        await PostAsync("/agreements", giver, new
        {
            agreementId = pair, messageId = Guid.CreateVersion7(), supporterId = supporter, seekerId = seeker, fromYear = Year, throughYear = Year + 1, place = "Mẫu", symbol = "BTT-THM", signature = Signed,
            gives = new[] { new { isSupporter = true, themeCode = "stem", content = "Bốn buổi trực tuyến mỗi học kỳ" }, new { isSupporter = false, themeCode = "giao_luu", content = "Đón đoàn dự lễ hội" } },
        });
        (string Step, string Token)[] answers = [("accept", taker), ("approve", owners.Tokens.For(Roles.Approver, ward)), ("approve", owners.Tokens.For(Roles.Approver, units.PartnerWard))];
        var consents = isFirst || units.Chance(80) ? 3 : units.Random.Next(3);
        foreach (var (step, token) in answers.Take(consents))
        {
            await PostAsync($"/agreements/{pair}/{step}", token, new { messageId = Guid.CreateVersion7(), signature = Signed, basis = step == "approve" ? new { number = "45/QĐ-UBND", date = "2024-09-03" } : null });
        }

        foreach (var _ in Enumerable.Range(0, consents == 3 ? units.Random.Next(4) : 0))
        {
            await MeetAsync(pair, giver, taker);
        }

        if (!isFirst && consents == 3 && units.Chance(20))
        {
            await PostAsync($"/agreements/{pair}/end", taker, new { messageId = Guid.CreateVersion7(), signature = Signed, reason = "Không còn phù hợp với kế hoạch năm học" });
        }
    }

    private async Task MeetAsync(Guid pair, string giver, string taker)
    {
        var activity = Guid.CreateVersion7();
        await PostAsync("/activities", giver, new
        {
            activityId = activity, agreementId = pair,
            activity = new
            {
                schoolYear = Year, kindCode = "bai_giang_truc_tuyen", themeCode = "stem", title = "Tiết STEM chung", text = "Hai lớp 4 cùng làm đèn", mode = "online", place = (string?)null, leads = "supporter",
                startsAt = DateTimeOffset.UtcNow.AddMinutes(-30), endsAt = DateTimeOffset.UtcNow.AddMinutes(60),
            },
        });
        if (units.Chance(80))
        {
            await ReportAsync(activity, giver, 1);
            // Told once more with other numbers: the later word counts.
            if (units.Chance(40))
            {
                await ReportAsync(activity, taker, 2);
            }
        }
    }

    private Task ReportAsync(Guid activity, string token, int version) => PostAsync($"/activities/{activity}/report", token, new
    {
        version, reason = version > 1 ? "Đếm lại người dự" : null,
        report = new
        {
            heldOn = WorldUnits.Written(WorldUnits.Today), minutes = units.Random.Next(30, 200), supporterTeachers = units.Random.Next(1, 9), supporterPupils = units.Random.Next(10, 90),
            seekerTeachers = units.Random.Next(1, 9), seekerPupils = units.Random.Next(10, 90), results = "Hai lớp làm quen",
        },
    });

    private Task PostAsync(string path, string token, object body) => owners.PostAsync("twinning", path, token, body);
}
