using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Registers;
using Npgsql;

namespace EduCoop.Twinning.Tests.Years;

/// <summary>The day and school year for which registers are counted.</summary>
internal sealed record Checkpoint(DateOnly Day, int SchoolYear)
{
    /// <summary>The first moment after the day in Vietnam.</summary>
    internal DateTimeOffset End { get; } = new DateTimeOffset(Day.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(7)).ToUniversalTime();
}

/// <summary>
/// Counts the registers from the event log once more, by loops over the events and nothing of the service's SQL or transitions: what a careful clerk would do
/// with a pencil. Which school a need or offer is of, and when schools ended, comes from the rows beside the log.
/// </summary>
internal sealed class PlainRecount(NpgsqlDataSource database, IReadOnlyList<Checkpoint> checkpoints)
{
    private const string Log = "select about, about_id, kind, at, content::text from twinning_event order by about, about_id, version";

    private readonly Dictionary<Guid, Guid> schoolOf = [];
    private readonly Dictionary<Guid, Guid> pairOf = [];
    private readonly PlainUnits units = new();
    private readonly PlainMonths[] counts = [.. checkpoints.Select(_ => new PlainMonths())];
    private readonly Dictionary<Guid, PlainPair> pairs = [];

    internal long Events { get; private set; }

    internal static async Task<PlainRecount> OfAsync(NpgsqlDataSource database, IReadOnlyList<Checkpoint> checkpoints)
    {
        var recount = new PlainRecount(database, checkpoints);
        await recount.ReadAsync();
        return recount;
    }

    /// <summary>The figures of a checkpoint, of all schools or of one authority's.</summary>
    internal RegisterTotals Totals(int checkpoint, Guid? authority) => PlainTotals.Of(checkpoints[checkpoint], counts[checkpoint], units, pairs.Values, authority);

    /// <summary>What each pair had done by a checkpoint in its school year.</summary>
    internal IReadOnlyDictionary<Guid, PlainDone> DoneBy(int checkpoint) => counts[checkpoint].Done;

    private async Task ReadAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await units.ReadAsync(connection);
        await MapAsync(connection, "select need_id, school_id from need union all select offer_id, school_id from offer", schoolOf);
        await MapAsync(connection, "select activity_id, agreement_id from activity", pairOf);
        await using var command = new NpgsqlCommand(Log, connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync();
        var thing = new List<(string Kind, DateTimeOffset At, string Content)>();
        var (about, id) = ("", Guid.Empty);
        while (await reader.ReadAsync())
        {
            Events++;
            if (reader.GetGuid(1) != id || reader.GetString(0) != about)
            {
                Count(about, id, thing);
                (about, id) = (reader.GetString(0), reader.GetGuid(1));
                thing.Clear();
            }

            thing.Add((reader.GetString(2), await reader.GetFieldValueAsync<DateTimeOffset>(3), reader.GetString(4)));
        }

        Count(about, id, thing);
    }

    private static async Task MapAsync(NpgsqlConnection connection, string sql, Dictionary<Guid, Guid> into)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            into[reader.GetGuid(0)] = reader.GetGuid(1);
        }
    }

    private void Count(string about, Guid id, List<(string Kind, DateTimeOffset At, string Content)> words)
    {
        if (about == "agreement")
        {
            pairs[id] = PlainPair.Of(id, words.Select(word => JsonSerializer.Deserialize<AgreementMessage>(word.Content, ContractJson.Options)!));
            return;
        }

        for (var i = 0; i < checkpoints.Count && words.Count > 0; i++)
        {
            // The last word by the end of the day.
            var last = words.FindLastIndex(word => word.At < checkpoints[i].End);
            if (last >= 0 && about is "need" or "offer" or "activity")
            {
                CountLast(about, id, words[last], checkpoints[i], counts[i]);
            }
        }
    }

    private void CountLast(string about, Guid id, (string Kind, DateTimeOffset At, string Content) word, Checkpoint at, PlainMonths into)
    {
        using var said = JsonDocument.Parse(word.Content);
        var content = about == "activity" ? said.RootElement.GetProperty("activity") : said.RootElement;
        if (word.Kind == "withdrawn" || content.GetProperty("schoolYear").GetInt32() != at.SchoolYear)
        {
            return;
        }

        switch (about)
        {
            case "need":
                into.AddNeed(units.HeirOn(schoolOf[id], at.Day), content.GetProperty("themeCode").GetString()!);
                break;
            case "offer":
                into.AddOffer(units.HeirOn(schoolOf[id], at.Day), content.GetProperty("supports").EnumerateArray().Select(support => support.GetProperty("themeCode").GetString()!));
                break;
            case "activity" when said.RootElement.GetProperty("state").GetString() == "held":
                into.AddDone(pairOf[id], said.RootElement.GetProperty("report"));
                break;
        }
    }
}

/// <summary>What one pair did.</summary>
internal sealed record PlainDone(int Activities, long Minutes, long Participants);

/// <summary>What is counted for one checkpoint.</summary>
internal sealed class PlainMonths
{
    internal Dictionary<Guid, HashSet<string>> Needs { get; } = [];

    internal HashSet<Guid> Offers { get; } = [];

    internal HashSet<string> Given { get; } = [];

    internal Dictionary<Guid, PlainDone> Done { get; } = [];

    internal void AddNeed(Guid school, string theme)
    {
        if (!Needs.TryGetValue(school, out var themes))
        {
            Needs[school] = themes = [];
        }

        themes.Add(theme);
    }

    internal void AddOffer(Guid school, IEnumerable<string> themes)
    {
        Offers.Add(school);
        Given.UnionWith(themes);
    }

    internal void AddDone(Guid pair, JsonElement report)
    {
        var done = Done.GetValueOrDefault(pair) ?? new(0, 0, 0);
        var people = new[] { "supporterTeachers", "supporterPupils", "seekerTeachers", "seekerPupils" }.Sum(name => report.GetProperty(name).GetInt32());
        Done[pair] = new(done.Activities + 1, done.Minutes + report.GetProperty("minutes").GetInt32(), done.Participants + people);
    }
}
