using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Runs;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Tests.Runs;

/// <summary>Asking the rules once for each two classes of schools says of every pair what asking for that pair says.</summary>
public sealed class ClassedRulesTests
{
    private static readonly DateOnly Day = new(2026, 9, 5);
    private static readonly Guid[] Tops = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
    private static readonly string[] Levels = ["mam_non", "tieu_hoc", "thcs", "thpt"];
    private static readonly string[] Traits = ["specialised", "combined", "private", "border"];

    [Fact]
    public void Classes_answer_as_the_one_reading_does()
    {
        var random = new Random(2026);
        for (var market = 0; market < 40; market++)
        {
            var schools = Enumerable.Range(0, 25).Select(_ => School(random)).ToList();
            var rules = Enumerable.Range(0, 12).Select(_ => Rule(random, schools)).ToList();
            var classed = new ClassedRules(rules, Day);
            foreach (var seeker in schools)
            {
                foreach (var supporter in schools.Where(other => other.UnitId != seeker.UnitId))
                {
                    var asked = Eligibility.Refuse(new(seeker, supporter, Day, Partners.Of([])), rules).Select(refusal => refusal.Code).Distinct();
                    Assert.Equal(asked, classed.Refuse(seeker, supporter));
                }
            }
        }
    }

    private static School School(Random random)
    {
        var (id, top) = (Guid.CreateVersion7(), Tops[random.Next(Tops.Length)]);
        return new()
        {
            UnitId = id, Name = "Trường Mẫu", TypeCode = random.Next(3) == 0 ? "th_thcs" : "tieu_hoc", Path = [top, id], OwnPath = [top, id],
            Levels = [.. Levels.Where(_ => random.Next(3) == 0)], Traits = [.. Traits.Where(_ => random.Next(4) == 0)],
        };
    }

    private static PairingRule Rule(Random random, List<School> schools)
    {
        RuleKind[] kinds = [RuleKind.Match, RuleKind.Match, RuleKind.SeekerOnly, RuleKind.SupporterOnly, RuleKind.Exclude, RuleKind.OtherAuthority];
        return new()
        {
            RuleId = Guid.CreateVersion7(), Kind = kinds[random.Next(kinds.Length)], AuthorityId = random.Next(3) == 0 ? Tops[random.Next(Tops.Length)] : null,
            Seeker = Words(random, schools), Supporter = Words(random, schools), Reason = "Lý do", Basis = "Văn bản mẫu", ValidFrom = new(2026, 1, 1), ValidTo = random.Next(4) == 0 ? new(2026, 6, 30) : null,
        };
    }

    private static string[] Words(Random random, List<School> schools) => random.Next(5) switch
    {
        0 => [],
        1 => [$"level:{Levels[random.Next(Levels.Length)]}"],
        2 => [$"!trait:{Traits[random.Next(Traits.Length)]}"],
        3 => [$"unit:{schools[random.Next(schools.Count)].UnitId:D}"],
        _ => ["type:th_thcs", $"trait:{Traits[random.Next(Traits.Length)]}"],
    };
}
