using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Registers;
using Npgsql;

namespace EduCoop.Twinning.Tests.Years;

/// <summary>Where a pair stood when, told from its messages one after the other.</summary>
internal sealed record PlainPair(Guid Id, Guid Supporter, Guid Seeker, int FromYear, int ThroughYear, DateTimeOffset Proposed, DateTimeOffset? Active, DateTimeOffset? Closed, string? How)
{
    internal static PlainPair Of(Guid id, IEnumerable<AgreementMessage> messages)
    {
        AgreementMessage? proposal = null;
        var (consents, renewals) = (new HashSet<AgreementParty>(), new Dictionary<int, int>());
        DateTimeOffset? active = null, closed = null;
        string? how = null;
        var through = 0;
        foreach (var message in messages.OrderBy(message => message.ActedAt))
        {
            switch (message.Step)
            {
                case AgreementStep.Propose:
                    (proposal, through) = (message, message.Terms!.ThroughYear);
                    break;
                case AgreementStep.Accept or AgreementStep.Approve:
                    consents.Add(message.Party);
                    active = consents.Count == 4 ? message.ActedAt : null;
                    break;
                case AgreementStep.Renew:
                    var said = renewals[message.SchoolYear!.Value] = renewals.GetValueOrDefault(message.SchoolYear.Value) + 1;
                    through = said == 2 ? message.SchoolYear.Value : through;
                    break;
                default:
                    (closed, how) = (message.ActedAt, message.Step == AgreementStep.End ? "ended" : "declined");
                    break;
            }
        }

        var terms = proposal!.Terms!;
        return new(id, terms.Supporter.SchoolId, terms.Seeker.SchoolId, terms.FromYear, through, proposal.ActedAt, active, closed, how);
    }

    /// <summary>active, consent, or how it ended; null when it is not of the school year or was not there yet.</summary>
    internal string? On(Checkpoint at)
    {
        var yearBegan = new DateTimeOffset(at.SchoolYear, 6, 1, 0, 0, 0, TimeSpan.FromHours(7));
        var state = Closed < at.End ? How : Active < at.End ? "active" : "consent";
        return Proposed >= at.End || at.SchoolYear < FromYear || at.SchoolYear > ThroughYear || (Closed < yearBegan && Closed < at.End) ? null : state;
    }

    internal DateTimeOffset Since(string state) => state switch { "active" => Active!.Value, "consent" => Proposed, _ => Closed!.Value };
}

/// <summary>The directory's facts: schools, when they ended, who went on.</summary>
internal sealed class PlainUnits
{
    private readonly Dictionary<Guid, (DateOnly LastDay, Guid[] Heirs)> ends = [];

    internal Dictionary<Guid, Guid> Schools { get; } = [];

    internal async Task ReadAsync(NpgsqlConnection connection)
    {
        await using (var command = new NpgsqlCommand("select unit_id, own_path[1] from unit_copy where type_code = 'tieu_hoc'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                Schools[reader.GetGuid(0)] = reader.GetGuid(1);
            }
        }

        await using (var command = new NpgsqlCommand("select unit_id, last_day, successor_ids from unit_end", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                ends[reader.GetGuid(0)] = (await reader.GetFieldValueAsync<DateOnly>(1), await reader.GetFieldValueAsync<Guid[]>(2));
            }
        }
    }

    internal bool IsThere(Guid school, DateOnly day) => !ends.TryGetValue(school, out var end) || end.LastDay >= day;

    internal Guid HeirOn(Guid school, DateOnly day)
    {
        while (ends.TryGetValue(school, out var end) && end.LastDay < day)
        {
            school = end.Heirs.Single();
        }

        return school;
    }
}

/// <summary>Adds up what was counted.</summary>
internal static class PlainTotals
{
    internal static RegisterTotals Of(Checkpoint at, PlainMonths counted, PlainUnits units, IEnumerable<PlainPair> pairs, Guid? authority)
    {
        var bonds = new Dictionary<Guid, List<(string State, DateTimeOffset Since)>>();
        var active = 0;
        foreach (var pair in pairs)
        {
            if (pair.On(at) is not { } state)
            {
                continue;
            }

            var sides = new[] { units.HeirOn(pair.Supporter, at.Day), units.HeirOn(pair.Seeker, at.Day) };
            active += state == "active" && (authority is null || sides.Any(side => units.Schools[side] == authority)) ? 1 : 0;
            foreach (var side in sides)
            {
                (bonds.TryGetValue(side, out var known) ? known : bonds[side] = []).Add((state, pair.Since(state)));
            }
        }

        var schools = units.Schools.Where(school => (authority is null || school.Value == authority) && units.IsThere(school.Key, at.Day)).Select(school => school.Key).ToArray();
        var uncovered = schools.Select(school => Uncovered(school, counted, bonds)).OfType<string>().CountBy(reason => reason).ToDictionary(StringComparer.Ordinal);
        return new(
            at.SchoolYear, at.Day, schools.Length, schools.Count(school => counted.Needs.ContainsKey(school) || counted.Offers.Contains(school)), schools.Count(counted.Needs.ContainsKey),
            schools.Count(counted.Offers.Contains), schools.Count(school => IsCovered(school, bonds)), active, uncovered);
    }

    private static bool IsCovered(Guid school, Dictionary<Guid, List<(string State, DateTimeOffset Since)>> bonds) =>
        bonds.TryGetValue(school, out var own) && own.Any(bond => bond.State == "active");

    private static string? Uncovered(Guid school, PlainMonths counted, Dictionary<Guid, List<(string State, DateTimeOffset Since)>> bonds)
    {
        var own = bonds.GetValueOrDefault(school) ?? [];
        var needs = counted.Needs.GetValueOrDefault(school);
        return IsCovered(school, bonds) || (needs is null && counted.Offers.Contains(school) && own.Count == 0) ? null
            : own.Any(bond => bond.State == "consent") ? "not_answered"
            : own.Count > 0 ? own.MaxBy(bond => bond.Since).State
            : needs is null ? "no_need"
            : !needs.Overlaps(counted.Given) ? "no_offer"
            : "not_paired";
    }
}
