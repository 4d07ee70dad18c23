using System.Globalization;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Rules;

/// <summary>Why two schools may not be paired.</summary>
/// <param name="Code">Stable name in snake_case.</param>
/// <param name="Text">Vietnamese, one sentence.</param>
/// <param name="RuleId">The rule that refuses; null when no rule is needed to see it.</param>
/// <param name="Values">What the sentence rests on, by name.</param>
public sealed record PairRefusal(string Code, string Text, Guid? RuleId, IReadOnlyDictionary<string, string> Values);

/// <summary>May these two be paired on this day?</summary>
/// <param name="Seeker">Who needs.</param>
/// <param name="Supporter">Who gives.</param>
/// <param name="Day">Rules and marks as of this day.</param>
/// <param name="Partners">Who is paired already.</param>
/// <param name="MostPartners">How many schools the supporter has said that it can serve; null when it has said nothing.</param>
internal sealed record PairQuestion(School Seeker, School Supporter, DateOnly Day, Partners Partners, int? MostPartners = null);

/// <summary>The rules' one reading: nothing but what is handed in decides. An empty answer is a yes; a no names every reason, not only the first.</summary>
internal static class Eligibility
{
    internal static IReadOnlyList<PairRefusal> Refuse(PairQuestion question, IReadOnlyList<PairingRule> rules)
    {
        var (seeker, supporter) = (question.Seeker, question.Supporter);
        if (seeker.UnitId == supporter.UnitId)
        {
            return [new("same_school", "Một trường không kết nghĩa với chính mình.", null, Values(("schoolId", seeker.UnitId)))];
        }

        var holding = rules.Where(rule => rule.IsInForce(question.Day) && Concerns(rule, seeker, supporter)).ToList();
        return
        [
            .. Standing(seeker, question.Day), .. Standing(supporter, question.Day),
            .. Kinds(seeker, supporter, holding), .. Limits(question, holding),
        ];
    }

    /// <summary>The office that consents for a school, by the narrowest rule of its authority; null when none is laid down: then it is the unit above it.</summary>
    internal static Guid? OwnerOf(School school, DateOnly day, IReadOnlyList<PairingRule> rules) => rules
        .Where(rule => rule.Kind == RuleKind.Owner && rule.IsInForce(day) && rule.AuthorityId is { } authority && school.OwnPath.Contains(authority) && school.FitsAll(rule.Seeker))
        .OrderByDescending(rule => Array.IndexOf(school.OwnPath, rule.AuthorityId!.Value)).ThenByDescending(rule => rule.Seeker.Length)
        .ThenByDescending(rule => rule.ValidFrom).ThenBy(rule => rule.RuleId)
        .FirstOrDefault()?.OfficeId;

    private static bool Concerns(PairingRule rule, School seeker, School supporter) =>
        rule.AuthorityId is not { } authority || seeker.OwnPath.Contains(authority) || supporter.OwnPath.Contains(authority);

    private static IEnumerable<PairRefusal> Standing(School school, DateOnly day)
    {
        if (school.HasEnded(day))
        {
            yield return new("school_ended", $"{school.Name} đã kết thúc hoạt động.", null, Values(("schoolId", school.UnitId), ("lastDay", school.LastDay!.Value.ToString("O", CultureInfo.InvariantCulture))));
        }

        if (school.Levels.Length == 0)
        {
            yield return new("level_unknown", $"Chưa rõ cấp học của {school.Name}.", null, Values(("schoolId", school.UnitId), ("typeCode", school.TypeCode)));
        }
    }

    private static IEnumerable<PairRefusal> Kinds(School seeker, School supporter, List<PairingRule> rules)
    {
        if (seeker.Levels.Length > 0 && supporter.Levels.Length > 0
            && !rules.Any(rule => rule.Kind == RuleKind.Match && seeker.FitsAll(rule.Seeker) && supporter.FitsAll(rule.Supporter)))
        {
            yield return new(
                "level_differs", "Hai trường không cùng cấp học hoặc khối được kết nghĩa.", null,
                Values(("seekerLevels", string.Join(' ', seeker.Levels)), ("supporterLevels", string.Join(' ', supporter.Levels))));
        }

        foreach (var rule in rules)
        {
            var (fitsSeeker, fitsSupporter) = (seeker.FitsAll(rule.Seeker), supporter.FitsAll(rule.Supporter));
            var code = rule.Kind switch
            {
                RuleKind.SeekerOnly when fitsSeeker && !fitsSupporter => "supporter_kind_differs",
                RuleKind.SupporterOnly when fitsSupporter && !fitsSeeker => "seeker_kind_differs",
                RuleKind.Exclude when fitsSeeker && fitsSupporter => "excluded",
                RuleKind.OtherAuthority when fitsSeeker && fitsSupporter && seeker.OwnPath[0] == supporter.OwnPath[0] => "same_authority",
                _ => null,
            };
            if (code is not null)
            {
                yield return new(code, rule.Reason, rule.RuleId, Values(("seekerId", seeker.UnitId), ("supporterId", supporter.UnitId), ("basis", rule.Basis)));
            }
        }
    }

    private static IEnumerable<PairRefusal> Limits(PairQuestion question, List<PairingRule> rules)
    {
        var (seeker, supporter, partners) = (question.Seeker, question.Supporter, question.Partners);
        var clusters = rules.Where(rule => rule.Kind == RuleKind.Cluster).ToList();
        var supported = Count(Together(supporter.UnitId, clusters), seeker.UnitId, partners.OfSupporters, clusters);
        var seeking = Count(Together(seeker.UnitId, clusters), supporter.UnitId, partners.OfSeekers, clusters);
        foreach (var rule in rules)
        {
            var (code, count) = rule.Kind switch
            {
                RuleKind.LimitOfSupporter when supporter.FitsAll(rule.Supporter) && seeker.FitsAll(rule.Seeker) => ("supporter_full", supported),
                RuleKind.LimitOfSeeker when seeker.FitsAll(rule.Seeker) && supporter.FitsAll(rule.Supporter) => ("seeker_full", seeking),
                _ => ("", 0),
            };
            if (code.Length > 0 && count >= rule.Most)
            {
                yield return new(code, rule.Reason, rule.RuleId, Values(("most", rule.Most), ("partners", count), ("basis", rule.Basis)));
            }
        }

        // What one school has offered is its own, whatever its cluster has.
        var served = Count([supporter.UnitId], seeker.UnitId, partners.OfSupporters, clusters);
        if (served >= question.MostPartners)
        {
            yield return new(
                "offer_full", $"{supporter.Name} đã nhận đủ số trường đăng ký hỗ trợ.", null, Values(("most", question.MostPartners), ("partners", served)));
        }
    }

    private static Guid[] Together(Guid school, List<PairingRule> clusters) => ClusterOf(school, clusters)?.Members ?? [school];

    /// <summary>The partners of these schools, clusters counted once, without the one that is asked about: a second bond to it is none more.</summary>
    private static int Count(Guid[] schools, Guid other, IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> partners, List<PairingRule> clusters)
    {
        var asked = ClusterOf(other, clusters)?.RuleId ?? other;
        return schools.SelectMany<Guid, Guid>(one => partners.TryGetValue(one, out var known) ? known : []).Select(partner => ClusterOf(partner, clusters)?.RuleId ?? partner)
            .Where(partner => partner != asked).Distinct().Count();
    }

    private static PairingRule? ClusterOf(Guid school, List<PairingRule> clusters) => clusters.Find(cluster => cluster.Members.Contains(school));

    private static Dictionary<string, string> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(value => value.Name, value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal);
}
