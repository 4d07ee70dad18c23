using System.Text.Json;
using EduCoop.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Twinning.Tests.Years;

/// <summary>What came of an activity.</summary>
internal sealed record YearsReport(DateOnly HeldOn, int Minutes, int SupporterTeachers, int SupporterPupils, int SeekerTeachers, int SeekerPupils, string Results);

/// <summary>One word on an activity.</summary>
internal sealed record YearsWord(string Kind, string State, string Side, DateTimeOffset At, YearsReport? Report);

/// <summary>One activity with all that was said of it.</summary>
internal sealed record YearsActivity(Guid Id, YearsPair Pair, int SchoolYear, string KindCode, string ThemeCode, DateTimeOffset StartsAt, YearsWord[] Words);

/// <summary>Activities of the simulated pairs: planned, moved, held and reported, corrected, confirmed by the other school, or cancelled.</summary>
internal static class YearsActivities
{
    private static readonly string[] Kinds = ["sinh_hoat_chuyen_mon", "bai_giang_truc_tuyen", "du_gio", "ngay_hoi_stem", "giao_luu"];

    internal static IEnumerable<YearsActivity> Of(IEnumerable<YearsPair> pairs, YearsScript script)
    {
        var random = script.Random;
        foreach (var pair in pairs.Where(pair => pair.ActiveFrom is not null))
        {
            for (var day = pair.ActiveFrom!.Value; day < pair.ActiveUntil; day = day.AddDays(1 + random.Next(2 * 330 / script.Size.Activities)))
            {
                var year = SchoolYear.Of(day);
                yield return new(
                    script.NextId(), pair, year, Kinds[random.Next(Kinds.Length)], YearsScript.Themes[random.Next(9)], Noon(day.AddDays(3)), [.. Words(pair, day, random)]);
            }
        }
    }

    private static IEnumerable<YearsWord> Words(YearsPair pair, DateOnly day, Random random)
    {
        var (at, sides) = (Noon(day), random.Next(2) == 0 ? ("supporter", "seeker") : ("seeker", "supporter"));
        yield return new("planned", "planned", sides.Item1, at, null);
        for (var moved = random.Next(3); moved > 0; moved--)
        {
            yield return new("changed", "planned", sides.Item1, at = at.AddHours(5), null);
        }

        var held = day.AddDays(3);
        if (held >= pair.ActiveUntil || random.Next(8) == 0)
        {
            yield return new("cancelled", "cancelled", sides.Item2, at.AddHours(3), null);
            yield break;
        }

        var report = Report(held, random);
        yield return new("reported", "held", sides.Item1, at = Noon(held).AddHours(6), report);
        if (random.Next(3) == 0)
        {
            report = report with { SeekerPupils = random.Next(400) };
            yield return new("corrected", "held", sides.Item1, at = at.AddHours(20), report);
        }

        if (random.Next(4) > 0)
        {
            yield return new("confirmed", "held", sides.Item2, at.AddHours(30), report);
        }
    }

    private static YearsReport Report(DateOnly day, Random random) =>
        new(day, 45 * (1 + random.Next(4)), random.Next(20), random.Next(300), random.Next(20), random.Next(300), "Đã làm được việc đề ra");

    private static DateTimeOffset Noon(DateOnly day) => new DateTimeOffset(day, new(8, 0), TimeSpan.FromHours(7)).ToUniversalTime();

    internal static async Task CopyAsync(NpgsqlConnection connection, YearsActivity[] chunk)
    {
        await using (var rows = await connection.BeginBinaryImportAsync("""
            copy activity (activity_id, agreement_id, school_year, kind_code, theme_code, title, mode, leads, starts_at, ends_at, state, version, proposed_by, held_on, minutes, supporter_teachers,
                           supporter_pupils, seeker_teachers, seeker_pupils, results, reported_by, confirmed_at, changed_at) from stdin (format binary)
            """))
        {
            foreach (var one in chunk)
            {
                var last = one.Words[^1];
                var report = last.Report;
                var reporter = one.Words.FirstOrDefault(word => word.Kind == "reported")?.Side;
                await rows.WriteRowAsync(
                    default, one.Id, one.Pair.Id, one.SchoolYear, one.KindCode, one.ThemeCode, "Hoạt động mẫu", "online", "both", one.StartsAt, one.StartsAt.AddHours(2), last.State, (long)one.Words.Length,
                    one.Words[0].Side, report?.HeldOn, report?.Minutes, report?.SupporterTeachers, report?.SupporterPupils, report?.SeekerTeachers, report?.SeekerPupils, report?.Results, reporter,
                    last.Kind == "confirmed" ? last.At : (DateTimeOffset?)null, last.At);
            }

            await rows.CompleteAsync();
        }

        await using var history = await connection.BeginBinaryImportAsync(
            "copy activity_history (activity_id, version, agreement_id, kind, side, said, by_account, by_name, by_unit, at) from stdin (format binary)");
        foreach (var (one, word, i) in chunk.SelectMany(one => one.Words.Select((word, i) => (one, word, i))))
        {
            await history.StartRowAsync();
            await history.WriteAsync(one.Id);
            await history.WriteAsync(i + 1L);
            await history.WriteAsync(one.Pair.Id);
            await history.WriteAsync(word.Kind);
            await history.WriteAsync(word.Side);
            await history.WriteAsync(Said(one, word), NpgsqlDbType.Jsonb);
            await history.WriteAsync(one.Pair.SupporterId);
            await history.WriteAsync("Người khai mẫu");
            await history.WriteAsync(word.Side == "supporter" ? one.Pair.SupporterId : one.Pair.SeekerId);
            await history.WriteAsync(word.At);
        }

        await history.CompleteAsync();
    }

    private static string Said(YearsActivity one, YearsWord word) => JsonSerializer.Serialize(
        new
        {
            activity = new
            {
                schoolYear = one.SchoolYear, kindCode = one.KindCode, themeCode = one.ThemeCode, title = "Hoạt động mẫu", text = (string?)null, mode = "online", place = (string?)null, leads = "both",
                startsAt = one.StartsAt, endsAt = one.StartsAt.AddHours(2),
            },
            report = word.Report,
            state = word.State,
        },
        ContractJson.Options);
}
