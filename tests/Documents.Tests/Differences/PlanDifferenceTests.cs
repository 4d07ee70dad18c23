using EduCoop.Documents.Differences;
using EduCoop.Documents.Plans;

namespace EduCoop.Documents.Tests.Differences;

public sealed class PlanDifferenceTests
{
    private static readonly PlanDraft Older = new()
    {
        DocumentNumber = "17/KH-UBND",
        Title = "Phát triển thư viện",
        Tasks =
        [
            Task("II.1", "Rà soát thư viện các trường tiểu học", "Phòng Văn hóa - Xã hội", "Quý I/2026"),
            Task("II.2", "Mở lớp dạy bơi cho học sinh", "Trạm Y tế", "Quý II/2026"),
            Task("II.3", "Tập huấn cán bộ thư viện", "Phòng Văn hóa - Xã hội", "Thường xuyên"),
        ],
        Indicators = [new() { Text = "80% trường có thư viện", Comparator = "=", Value = new(80), Year = "2026" }],
    };

    private static readonly List<KnownTask> Known = [.. Older.Tasks.Select(task => KnownTask.Untouched(Guid.CreateVersion7(), task))];

    [Fact]
    public void The_same_text_again_is_no_difference()
    {
        var difference = PlanDifference.Between(Older, Known, Older);
        Assert.True(difference.IsEmpty);
        Assert.Equal(Known.Select(task => task.Id), difference.Unchanged.Select(task => task.Known.Id));
    }

    [Fact]
    public void A_field_that_changed_is_listed_and_the_id_stays()
    {
        var difference = PlanDifference.Between(Older, Known, With(1, task => task with { Lead = "Công an phường", DeadlineText = "Quý III/2026" }));
        var changed = Assert.Single(difference.Changed);
        Assert.Equal(Known[1].Id, changed.Known.Id);
        Assert.Equal([("lead", "Trạm Y tế", "Công an phường"), ("deadlineText", "Quý II/2026", "Quý III/2026")], changed.Changes.Select(change => (change.Field, change.Before!, change.After!)));
        Assert.Equal("Công an phường", changed.Result.Lead);
        Assert.Equal(2, difference.Unchanged.Count());
    }

    [Fact]
    public void A_task_that_moved_keeps_its_id()
    {
        var newer = Older with { Tasks = [Older.Tasks[1] with { Section = "II.1" }, Older.Tasks[0] with { Section = "II.2" }, Older.Tasks[2]] };
        var difference = PlanDifference.Between(Older, Known, newer);
        Assert.Equal([Known[1].Id, Known[0].Id, Known[2].Id], difference.Kept.Select(task => task.Known.Id));
        Assert.Equal([true, true, false], difference.Kept.Select(task => task.Moved));
        Assert.Empty(difference.Added);
        Assert.Empty(difference.Removed);
    }

    [Fact]
    public void Reworded_in_its_place_is_the_same_task()
    {
        var difference = PlanDifference.Between(Older, Known, With(0, task => task with { Title = "Rà soát, đánh giá thư viện của các trường tiểu học, trung học cơ sở" }));
        Assert.Equal(Known[0].Id, Assert.Single(difference.Changed).Known.Id);
    }

    [Fact]
    public void New_and_gone()
    {
        var newer = Older with { Tasks = [Older.Tasks[0], Older.Tasks[2], Task("II.4", "Xây dựng kho học liệu số dùng chung", "Sở Giáo dục và Đào tạo", null)] };
        var difference = PlanDifference.Between(Older, Known, newer);
        Assert.Equal("Xây dựng kho học liệu số dùng chung", Assert.Single(difference.Added).Title);
        Assert.Equal(Known[1].Id, Assert.Single(difference.Removed).Id);
    }

    [Fact]
    public void A_persons_correction_survives_and_is_flagged_where_the_text_changed_too()
    {
        var corrected = Known.ToList();
        corrected[1] = new(Known[1].Id, Older.Tasks[1] with { Lead = "Phòng Kinh tế" }, Older.Tasks[1], new HashSet<string> { "lead" });

        var same = PlanDifference.Between(Older, corrected, Older);
        Assert.True(same.IsEmpty);
        Assert.Equal("Phòng Kinh tế", same.Kept[1].Result.Lead);

        var changed = Assert.Single(PlanDifference.Between(Older, corrected, With(1, task => task with { Lead = "Công an phường" })).Changed);
        var lead = Assert.Single(changed.Changes);
        Assert.Equal(("lead", "Phòng Kinh tế", true), (lead.Field, lead.Proposed, lead.Conflicts));
        Assert.Equal("Phòng Kinh tế", changed.Result.Lead);
    }

    [Fact]
    public void A_correction_that_the_new_text_confirms_is_no_conflict()
    {
        var corrected = Known.ToList();
        corrected[1] = new(Known[1].Id, Older.Tasks[1] with { Lead = "Công an phường" }, Older.Tasks[1], new HashSet<string> { "lead" });
        var lead = Assert.Single(Assert.Single(PlanDifference.Between(Older, corrected, With(1, task => task with { Lead = "Công an phường" })).Changed).Changes);
        Assert.False(lead.Conflicts);
    }

    [Fact]
    public void White_space_and_the_place_of_a_tone_are_no_change() =>
        Assert.True(PlanDifference.Between(Older, Known, With(0, task => task with { Lead = "Phòng  Văn hoá - Xã hội" })).IsEmpty);

    [Fact]
    public void Equal_titles_under_two_leads_keep_apart()
    {
        var older = new PlanDraft { Tasks = [Task("V.1-1", "Tổ chức tuyên truyền", "Sở A", null), Task("V.2-1", "Tổ chức tuyên truyền", "Sở B", null)] };
        var known = older.Tasks.Select(task => KnownTask.Untouched(Guid.CreateVersion7(), task)).ToList();
        var newer = new PlanDraft { Tasks = [Task("V.1-1", "Tổ chức tuyên truyền", "Sở B", null), Task("V.3-1", "Tổ chức tuyên truyền", "Sở A", null)] };
        Assert.Equal(2, PlanDifference.Between(older, known, newer).Kept.Select(task => task.Known.Id).Distinct().Count());
    }

    [Fact]
    public void Header_and_indicators_are_compared_too()
    {
        var newer = Older with { DocumentNumber = "18/KH-UBND", Indicators = [Older.Indicators[0] with { Value = new(85), Text = "85% trường có thư viện" }] };
        var difference = PlanDifference.Between(Older, Known, newer);
        Assert.Equal([("documentNumber", "17/KH-UBND", "18/KH-UBND")], difference.Document.Select(change => (change.Field, change.Before!, change.After!)));
        Assert.Equal((85m, 80m), (Assert.Single(difference.NewIndicators).Value!.Value.From, Assert.Single(difference.GoneIndicators).Value!.Value.From));
    }

    private static PlanDraft With(int index, Func<PlanTask, PlanTask> change) => Older with { Tasks = [.. Older.Tasks.Select((task, at) => at == index ? change(task) : task)] };

    private static PlanTask Task(string section, string title, string lead, string? time) => new() { Section = section, Title = title, Lead = lead, DeadlineText = time, Kind = "labelled" };
}
