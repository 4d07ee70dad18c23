using EduCoop.Contracts.Donations;
using EduCoop.Contracts.Plans;
using EduCoop.Contracts.Twinning;

namespace EduCoop.Reporting.Tests;

/// <summary>A random world of two provinces as their owners tell of it: every event once, and what is true of it kept beside, so that products can be counted a second way.</summary>
internal sealed class ProductWorld
{
    internal static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly DateTimeOffset Moment = new(2026, 9, 10, 2, 0, 0, TimeSpan.Zero);
    private readonly Random random = new(20261101);
    private long entry;

    internal ProductWorld()
    {
        foreach (var (province, p) in new[] { Home, Abroad }.Index().Select(one => (one.Item, one.Index)))
        {
            Tell(Events.Unit(province, $"Sở Mẫu {p}"));
            for (var i = 0; i < 6; i++)
            {
                var school = Guid.CreateVersion7();
                Schools.Add((school, province, $"Trường Mẫu {p}.{i}"));
                Tell(Events.Unit(school, $"Trường Mẫu {p}.{i}", province));
            }
        }

        foreach (var province in new[] { Home, Abroad })
        {
            AddPlan(province);
            AddMoney(province);
        }

        AddTwinning();
        AddProposals();
        AddIndicators();
    }

    internal Guid Home { get; } = Guid.CreateVersion7();

    internal Guid Abroad { get; } = Guid.CreateVersion7();

    internal Guid HomePlan { get; private set; }

    internal Guid HomeCampaign { get; private set; }

    internal List<object> Said { get; } = [];

    internal List<(Guid Id, Guid Province, string Name)> Schools { get; } = [];

    internal List<Piece> Pieces { get; } = [];

    internal List<(Guid School, Guid Province, bool Stands)> Registered { get; } = [];

    internal List<(Guid Campaign, Guid Province, Guid Gift, long Amount, DateOnly Day, bool Reversed)> Gifts { get; } = [];

    internal List<(Guid Campaign, long Amount, DateOnly Day, long Quantity)> Bought { get; } = [];

    internal List<(Guid Agreement, Guid Supporter, Guid Seeker, DateOnly Held, int Minutes, int Teachers, int Pupils)> Activities { get; } = [];

    internal Guid Indicator { get; } = Guid.CreateVersion7();

    internal IEnumerable<Guid> Of(Guid province) => Schools.Where(school => school.Province == province).Select(school => school.Id);

    private void Tell(object one) => Said.Add(one);

    private void AddPlan(Guid province)
    {
        var plan = Guid.CreateVersion7();
        HomePlan = province == Home ? plan : HomePlan;
        Tell(new PlanIssued(plan, province, "Sở Mẫu", "12/KH-SGDĐT", new(2026, 1, 5), "Kế hoạch mẫu", 2026, 2030, 1, 20, [], Moment));
        for (var t = 0; t < 20; t++)
        {
            var (task, unit) = (Guid.CreateVersion7(), Of(province).ElementAt(random.Next(6)));
            IReadOnlyList<string> products = random.Next(3) == 0 ? [] : ["Báo cáo", "Biên bản"];
            var work = new List<TaskOccurrence>();
            for (var o = 0; o < 4; o++)
            {
                var due = random.Next(8) == 0 ? (DateOnly?)null : new DateOnly(2026, 1, 1).AddDays(random.Next(600));
                var id = Guid.CreateVersion7();
                work.Add(new(id, $"Kỳ {o}", null, due, random.Next(12) == 0 ? TaskState.Cancelled : TaskState.Open, 0, 1));
                Pieces.Add(Follow(work[^1], task, plan, unit, province, products));
            }

            Tell(new TaskAssigned(task, plan, province, unit, "Trường", "II.1", "Nhóm", $"II.1.{t}", $"Nhiệm vụ {t}", work, Moment, products));
        }
    }

    private Piece Follow(TaskOccurrence work, Guid task, Guid plan, Guid unit, Guid province, IReadOnlyList<string> products)
    {
        var (evidence, fate) = (random.Next(4), work.State == TaskState.Cancelled ? 0 : random.Next(3));
        var piece = new Piece(work.OccurrenceId, plan, unit, province, work.DueOn, products.Count > 0) { IsCancelled = work.State == TaskState.Cancelled };
        if (fate == 1)
        {
            Tell(new TaskProgressed(work.OccurrenceId, task, plan, unit, work.Label, null, work.DueOn, TaskState.Waiting, 100, 2, Moment, evidence));
            return piece with { Evidence = evidence, IsWaiting = true };
        }

        if (fate == 2)
        {
            var done = (work.DueOn ?? new DateOnly(2026, 6, 1)).AddDays(random.Next(-30, 30));
            Tell(new TaskProgressed(work.OccurrenceId, task, plan, unit, work.Label, null, work.DueOn, TaskState.Waiting, 100, 2, Moment, 0));
            Tell(new TaskCompleted(work.OccurrenceId, task, plan, unit, work.Label, null, work.DueOn, done, done <= work.DueOn, 3, Moment, evidence));
            return piece with { Evidence = evidence, DoneOn = done };
        }

        return piece;
    }

    private void AddMoney(Guid province)
    {
        var campaign = Guid.CreateVersion7();
        HomeCampaign = province == Home ? campaign : HomeCampaign;
        Tell(Events.Opened(campaign, $"mau-{campaign:N}", province));
        for (var i = 0; i < 30; i++)
        {
            var gift = Events.Gift(campaign, random.Next(1, 5_000_000), new DateOnly(2026, 9, 1).AddDays(random.Next(50)));
            var isReversed = random.Next(6) == 0;
            Tell(gift);
            Gifts.Add((campaign, province, gift.DonationId, gift.AmountVnd, gift.OccurredOn, isReversed));
            if (isReversed)
            {
                Tell(new DonationReversed(Guid.CreateVersion7(), gift.DonationId, campaign, gift.AmountVnd, gift.OccurredOn, null, 1_000_000 + entry++, Moment));
            }
        }

        for (var i = 0; i < 5; i++)
        {
            var bought = new FundsAllocated(
                Guid.CreateVersion7(), campaign, random.Next(1, 9_000_000), "Công ty Mẫu", [new("SGK", "Bộ sách", "bộ", random.Next(1, 90))], 2_000_000 + entry++, new DateOnly(2026, 10, 1).AddDays(i), Moment);
            Tell(bought);
            Bought.Add((campaign, bought.AmountVnd, bought.AllocatedOn, bought.Goods[0].Quantity));
            Tell(new AidDelivered(
                Guid.CreateVersion7(), campaign, Of(province).ElementAt(i), "Trường", $"{i:00}/BBGN", [new("SGK", "Bộ sách", "bộ", 1), new("TAP-HUAN", "Buổi tập huấn", "buổi", 1)], 3_000_000 + entry++, new(2026, 10, 20), Moment));
        }
    }

    private void AddTwinning()
    {
        foreach (var school in Schools)
        {
            var (need, fate) = (Guid.CreateVersion7(), random.Next(3));
            Tell(new NeedDeclared(need, school.Id, school.Name, 2026, "stem", "Giáo dục STEM", 3, 2, SupportMeasure.Sets, "Hai bộ", null, SupportMode.OnSite, null, 1, Moment));
            if (fate == 0)
            {
                Tell(new NeedWithdrawn(need, school.Id, school.Name, 2026, "stem", 2, "Đã đủ", Moment.AddDays(2)));
            }

            Registered.Add((school.Id, school.Province, fate != 0));
        }

        for (var i = 0; i < 6; i++)
        {
            var (supporter, seeker, agreement) = (Schools[i], Schools[i == 5 ? 0 : i + 6], Guid.CreateVersion7());
            var sides = new TwinningSides(supporter.Id, supporter.Name, supporter.Province, "Sở", seeker.Id, seeker.Name, seeker.Province, "Sở");
            Tell(new TwinningActivated(agreement, sides, [], 2026, 2027, Moment, TwinningState.Active, 4));
            for (var a = 0; a < random.Next(1, 5); a++)
            {
                var held = new ActivityHeld(
                    Guid.CreateVersion7(), agreement, sides, 2026, "giao_luu", "stem", new DateOnly(2026, 9, 15).AddDays(random.Next(40)), random.Next(30, 200), random.Next(9), random.Next(90), random.Next(9), random.Next(90), false, 2);
                Tell(held with { Minutes = 1, Version = 1 });
                Tell(held);
                Activities.Add((agreement, supporter.Id, seeker.Id, held.HeldOn, held.Minutes, held.SupporterTeachers + held.SeekerTeachers, held.SupporterPupils + held.SeekerPupils));
            }
        }
    }

    // At home: one that is only proposed, one that both schools agreed on, one that was declined; heard in any order.
    private void AddProposals()
    {
        var schools = Of(Home).ToList();
        for (var i = 0; i < 3; i++)
        {
            var (agreement, sides) = (Guid.CreateVersion7(), new TwinningSides(schools[i], "Trường", Home, "Sở", schools[i + 3], "Trường", Home, "Sở"));
            Tell(new TwinningProposed(agreement, sides, Home, "Sở", false, [], 2026, 2027, Moment, TwinningState.Proposed, 1));
            if (i == 1)
            {
                Tell(new TwinningAccepted(agreement, sides, schools[i], "Trường", Moment.AddDays(1), TwinningState.Proposed, 2));
                Tell(new TwinningAccepted(agreement, sides, schools[i + 3], "Trường", Moment.AddDays(2), TwinningState.Accepted, 3));
            }
            else if (i == 2)
            {
                Tell(new TwinningDeclined(agreement, sides, schools[i], "Trường", "Không đủ người", Moment.AddDays(1), TwinningState.Declined, 2));
            }
        }
    }

    private void AddIndicators()
    {
        // Ten a year from 50 at the end of 2025 to 100 at the end of 2030; an older setting said otherwise.
        var set = new IndicatorSet(
            Indicator, HomePlan, Home, Home, "Tỷ lệ trường có phòng học thông minh", "%", false, 50, new(2025, 12, 31), [new(2030, 100), new(2035, 110), new(2045, 130)], Moment);
        Tell(set with { Baseline = 1, Targets = [new(2028, 2), new(2030, 3)], SetAt = Moment.AddDays(-1) });
        Tell(set);
        foreach (var (day, value, gone) in new[] { (new DateOnly(2026, 3, 31), 51m, false), (new(2026, 6, 30), 56m, false), (new(2026, 9, 30), 99m, true) })
        {
            var measured = new IndicatorMeasured(Guid.CreateVersion7(), Indicator, HomePlan, Home, Home, set.Text, day, value, "%", "Báo cáo", false, new(day, new(3, 0), TimeSpan.Zero));
            Tell(measured);
            if (gone)
            {
                Tell(measured with { Withdrawn = true, MeasuredAt = measured.MeasuredAt.AddDays(1) });
            }
        }
    }
}

/// <summary>What is true of a piece of work.</summary>
internal sealed record Piece(Guid Id, Guid Plan, Guid Unit, Guid Province, DateOnly? DueOn, bool HasProduct)
{
    internal bool IsCancelled { get; init; }

    internal bool IsWaiting { get; init; }

    internal DateOnly? DoneOn { get; init; }

    internal int? Evidence { get; init; }

    internal string? Quarter => DueOn is { } due ? $"{due.Year}-Q{(due.Month + 2) / 3}" : null;

    internal string StandingOn(DateOnly day) =>
        DoneOn <= day ? DueOn is null || DoneOn <= DueOn ? "done_on_time" : "done_late" : IsWaiting ? "waiting" : DueOn < day ? "overdue" : "open";

    /// <summary>40 for a product, 40 for the due date (20 when late), 20 for evidence, out of what applies.</summary>
    internal decimal? ScoreOn(DateOnly day)
    {
        var standing = StandingOn(day);
        if (standing is "waiting" or "open")
        {
            return null;
        }

        var (points, possible) = (0m, 0m);
        if (HasProduct)
        {
            (points, possible) = (standing == "overdue" ? 0 : 40, 40);
        }

        if (DueOn is not null)
        {
            (points, possible) = (points + (standing switch { "done_on_time" => 40, "done_late" => 20, _ => 0 }), possible + 40);
        }

        if (Evidence is { } files)
        {
            (points, possible) = (points + (files > 0 ? 20 : 0), possible + 20);
        }

        return possible == 0 ? null : Math.Round(100 * points / possible, 1, MidpointRounding.AwayFromZero);
    }
}
