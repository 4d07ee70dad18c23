using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;

namespace EduCoop.Twinning.Tests.Years;

/// <summary>How much is said in the simulated years.</summary>
/// <param name="Supporters">Schools of the giving authority.</param>
/// <param name="Seekers">Schools of the other one.</param>
/// <param name="Needs">Needs of a seeker in each year.</param>
/// <param name="NeedVersions">At most so many words on each.</param>
/// <param name="OfferVersions">At most so many words on each offer.</param>
/// <param name="Pairs">Agreements that a seeker is proposed over the years.</param>
/// <param name="Activities">Of an active pair in each school year.</param>
/// <param name="Mergers">Schools of each authority that end in a year.</param>
internal sealed record YearsSize(int Supporters, int Seekers, int Needs, int NeedVersions, int OfferVersions, int Pairs, int Activities, int Mergers)
{
    /// <summary>About 3,000 events, for every run of the suite.</summary>
    internal static readonly YearsSize Small = new(40, 20, 3, 4, 4, 2, 6, 2);

    /// <summary>Two authorities, 3,500 schools, more than two million events.</summary>
    internal static readonly YearsSize Large = new(2_900, 600, 8, 6, 12, 4, 165, 12);
}

/// <summary>One simulated school.</summary>
internal sealed record YearsSchool(Guid Id, string Name, bool Seeks, Guid Ward, DateOnly? LastDay)
{
    internal bool IsThere(DateOnly day) => LastDay is null || LastDay >= day;
}

/// <summary>One simulated agreement: its messages, and when activities may be held in its name.</summary>
internal sealed record YearsPair(Guid Id, AgreementMessage[] Messages, Guid SupporterId, Guid SeekerId, DateOnly? ActiveFrom, DateOnly ActiveUntil);

/// <summary>
/// What two authorities' schools say in the school years 2021-2022 to 2025-2026, drawn from a seed. Only the words are made here; where things stand by them is
/// worked out by the service on one side and by <see cref="PlainRecount"/> on the other.
/// </summary>
internal sealed class YearsScript(YearsSize size, int seed)
{
    internal const int FirstYear = 2021;
    internal const int Years = 5;
    private readonly Random random = new(seed);

    internal static Guid Giving { get; } = new("0199eeee-0000-7000-8000-000000000001");

    internal static Guid Needing { get; } = new("0199eeee-0000-7000-8000-000000000002");

    internal YearsSize Size => size;

    internal Random Random => random;

    internal static string[] Themes { get; } =
        ["chuyen_mon", "hoc_lieu_so", "stem", "mui_nhon", "co_so_vat_chat", "giao_luu", "tam_ly_hoc_duong", "chuyen_doi_so", "giao_duc_nghe_nghiep"];

    internal Guid NextId()
    {
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        return new Guid(id);
    }

    /// <summary>A moment in the working hours of a day of a school year, 0 being 1 June.</summary>
    internal DateTimeOffset Moment(int year, int day) =>
        new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.FromHours(7)).AddDays(day).AddMinutes(random.Next(7 * 60, 18 * 60)).ToUniversalTime();

    /// <summary>Moments within days of a school year, in order and never twice.</summary>
    internal DateTimeOffset[] Moments(int year, int from, int to, int count)
    {
        var days = Enumerable.Range(0, count).Select(_ => Moment(year, random.Next(from, to))).Order().ToArray();
        for (var i = 1; i < days.Length; i++)
        {
            days[i] = days[i] <= days[i - 1] ? days[i - 1].AddMinutes(1) : days[i];
        }

        return days;
    }

    internal YearsSchool[] Schools()
    {
        var wards = new[] { false, true }.ToDictionary(seeks => seeks, seeks => Enumerable.Range(0, seeks ? 56 : 126).Select(_ => NextId()).ToArray());
        var schools = Enumerable.Range(0, size.Supporters + size.Seekers).Select(n =>
        {
            var seeks = n >= size.Supporters;
            return new YearsSchool(NextId(), $"Trường Tiểu học số {n + 1}", seeks, wards[seeks][random.Next(wards[seeks].Length)], null);
        }).ToArray();
        foreach (var seeks in wards.Keys)
        {
            var ends = Enumerable.Range(0, schools.Length).Where(i => schools[i].Seeks == seeks).ToArray();
            random.Shuffle(ends);
            for (var i = 0; i < size.Mergers * Years && i < ends.Length / 2; i++)
            {
                schools[ends[i]] = schools[ends[i]] with { LastDay = new(FirstYear + 1 + (i % Years), 1 + random.Next(5), 1 + random.Next(28)) };
            }
        }

        return schools;
    }

    internal YearsPair Pair(YearsSchool supporter, YearsSchool seeker)
    {
        var year = FirstYear + random.Next(Years);
        var terms = new AgreementTerms(
            new(supporter.Id, supporter.Name, supporter.Ward, "Ủy ban nhân dân phường", "educoop"), new(seeker.Id, seeker.Name, seeker.Ward, "Ủy ban nhân dân xã", "educoop"),
            [new(true, "stem", "Giáo dục STEM", "Bốn buổi mỗi học kỳ"), new(false, "giao_luu", "Giao lưu", "Đón đoàn về thăm trường")], year, year, "Mẫu", "BTT-TM", []);
        var at = Moments(year, 0, 120, 5);
        var people = Enumerable.Range(0, 5).Select(_ => NextId()).ToArray();
        var messages = new List<AgreementMessage>
        {
            Say(AgreementStep.Propose, AgreementParty.Proposer, people[0], Giving, at[0]) with { Terms = terms },
            Say(AgreementStep.Accept, AgreementParty.SupporterSchool, people[1], supporter.Id, at[1]),
        };
        var fate = random.Next(10);
        if (fate == 0)
        {
            messages.Add(Say(AgreementStep.Decline, AgreementParty.SeekerSchool, people[2], seeker.Id, at[2]));
            return Made(null, default);
        }

        messages.Add(Say(AgreementStep.Accept, AgreementParty.SeekerSchool, people[2], seeker.Id, at[2]));
        messages.Add(Say(AgreementStep.Approve, AgreementParty.SupporterOffice, people[3], supporter.Ward, at[3]));
        if (fate == 1)
        {
            // Left open: nobody answers for the other office.
            return Made(null, default);
        }

        messages.Add(Say(AgreementStep.Approve, AgreementParty.SeekerOffice, people[4], seeker.Ward, at[4]));
        var last = year;
        while (last < FirstYear + Years - 1 && random.Next(5) > 0)
        {
            last++;
            var renewed = Moments(last - 1, 330, 360, 2);
            messages.Add(Say(AgreementStep.Renew, AgreementParty.SupporterSchool, people[1], supporter.Id, renewed[0]) with { SchoolYear = last });
            messages.Add(Say(AgreementStep.Renew, AgreementParty.SeekerSchool, people[2], seeker.Id, renewed[1]) with { SchoolYear = last });
        }

        var until = new DateOnly(last + 1, 5, 31);
        if (fate == 2)
        {
            var over = Moment(last, random.Next(200, 300));
            messages.Add(Say(AgreementStep.End, AgreementParty.SeekerOffice, people[4], seeker.Ward, over));
            until = VietnamTime.DayOf(over);
        }

        return Made(VietnamTime.DayOf(at[4]), until);

        YearsPair Made(DateOnly? from, DateOnly to)
        {
            var id = NextId();
            return new(id, [.. messages.Select(message => message with { AgreementId = id })], supporter.Id, seeker.Id, from, to);
        }
    }

    private AgreementMessage Say(AgreementStep step, AgreementParty party, Guid by, Guid unit, DateTimeOffset at) => new()
    {
        MessageId = NextId(),
        AgreementId = Guid.Empty,
        Step = step,
        Party = party,
        By = by,
        ByUnit = unit,
        ByUnitName = "Đơn vị mẫu",
        Authority = "educoop",
        ActedAt = at,
        LearnedAt = at,
        Reason = step is AgreementStep.Decline or AgreementStep.End ? "Không còn phù hợp" : null,
    };
}
