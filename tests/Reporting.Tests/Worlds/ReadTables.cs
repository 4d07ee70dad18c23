using EduCoop.Testing;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>Every table that only events of others fill, as COPY writes it, in the order of its key; without the moments at which Reporting itself asked or wrote something down.</summary>
internal sealed class ReadTables(PostgresFixture database)
{
    private static readonly (string Table, string Key, string Columns)[] All =
    [
        ("unit_copy", "unit_id", "*"), ("unit_time", "unit_id, valid_from", "*"), ("unit_end", "unit_id", "*"), ("plan_read", "plan_id", "*"), ("task_head", "task_id", "*"), ("task_read", "occurrence_id", "*"),
        ("indicator_head", "indicator_id", "*"), ("indicator_goal", "indicator_id, year", "*"), ("indicator_figure", "measurement_id", "*"), ("calendar_year_copy", "year", "*"),
        ("twinning_year", "authority_id, school_year", "*"), ("registration_read", "kind, registration_id", "*"), ("pair_read", "agreement_id", "*"), ("activity_read", "activity_id", "*"),
        ("pair_mark", "agreement_id, school_year", "*"), ("agreement_step", "agreement_id, version", "*"), ("campaign", "campaign_id", "*"), ("campaign_total", "campaign_id", "to_jsonb(t) - 'updated_at'"), ("campaign_hour", "campaign_id, hour", "*"),
        ("campaign_day", "campaign_id, day", "*"), ("statement_read", "statement_id", "*"), ("gift_read", "donation_id", "to_jsonb(t) - 'asked_at'"), ("aid_bought", "allocation_id", "*"),
        ("aid_delivered", "shipment_id", "*"), ("promise_read", "pledge_id", "to_jsonb(t) - 'seen_at'"),
    ];

    internal static IEnumerable<string> Names => All.Select(one => one.Table);

    internal async Task<Dictionary<string, string>> ReadAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, key, columns) in All)
        {
            using var text = await connection.BeginTextExportAsync($"copy (select {columns} from {table} t order by {key}) to stdout");
            tables.Add(table, await text.ReadToEndAsync());
        }

        return tables;
    }

    /// <summary>The tables once nothing has changed in them for three seconds and everything that may be shown of gifts has been asked.</summary>
    internal async Task<Dictionary<string, string>> AtRestAsync()
    {
        var (last, same) = (await ReadAsync(), 0);
        await Eventually.Async(
            "nothing is on its way any more",
            async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
                var now = await ReadAsync();
                same = now.All(table => last[table.Key] == table.Value) && await database.ScalarAsync<long>("select count(*) from gift_read where asked_at is null") == 0 ? same + 1 : 0;
                last = now;
                return same;
            },
            times => times >= 3,
            TimeSpan.FromMinutes(3));
        return last;
    }

    /// <summary>As a fault or a wrong hand would leave them.</summary>
    internal async Task SpoilAsync()
    {
        await database.ExecuteAsync("truncate gift_read, aid_delivered, activity_read, campaign_day, unit_time");
        await database.ExecuteAsync("update campaign_total set total_vnd = total_vnd + 1, gift_count = 7");
        await database.ExecuteAsync("update pair_read set never_active = not never_active, seeker_name = 'sai', active_version = 99");
        await database.ExecuteAsync("update agreement_step set state = 'ended', at = now()");
        await database.ExecuteAsync("update registration_read set withdrawn_at = now(), version = 99");
        await database.ExecuteAsync("update task_read set state = 'cancelled', version = 99");
        await database.ExecuteAsync("update statement_read set gift_vnd = 0, closing_vnd = 1");
    }
}
