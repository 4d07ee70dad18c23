using EduCoop.Storage;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>Figures of units counted a second time by plain SQL over the owners' own tables: none of the statements by which the services count.</summary>
internal sealed class Recount(Owners owners)
{
    private static readonly string Work = Sql("RecountWork.sql");
    private static readonly string Gifts = Sql("RecountGifts.sql");
    private static readonly string Pairs = Sql("RecountPairs.sql");

    /// <summary>Work, gifts and aid of each unit; what is not there is nothing.</summary>
    internal async Task<Dictionary<(Guid Unit, string Code), decimal>> WorkAndGiftsAsync(Guid[] units, DateOnly from, DateOnly to)
    {
        var counted = new Dictionary<(Guid Unit, string Code), decimal>();
        await AddAsync(counted, "plans", Work, units, from, to);
        await AddAsync(counted, "donations", Gifts, units, from, to);
        return counted;
    }

    /// <summary>Twinning of each authority.</summary>
    internal async Task<Dictionary<(Guid Unit, string Code), decimal>> PairsAsync(Guid[] authorities, int schoolYear)
    {
        var counted = new Dictionary<(Guid Unit, string Code), decimal>();
        await AddAsync(counted, "twinning", Pairs, authorities, schoolYear, WorldUnits.Today);
        return counted;
    }

    private async Task AddAsync(Dictionary<(Guid Unit, string Code), decimal> counted, string owner, string sql, params object[] values)
    {
        await using var command = owners.DatabaseOf(owner).DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Add(value);
        }

        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            counted.Add((reader.GetGuid(0), reader.GetString(1)), reader.GetFieldValue<decimal>(2));
        }
    }

    private static string Sql(string name)
    {
        using var text = new StreamReader(typeof(Recount).Assembly.GetManifestResourceStream($"EduCoop.Reporting.Tests.Worlds.{name}")!);
        return text.ReadToEnd();
    }
}
