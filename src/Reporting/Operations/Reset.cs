using Npgsql;

namespace EduCoop.Reporting.Operations;

/// <summary>The verb <c>reset</c>: empties the read tables and forgets which gifts were counted, so that they can be filled anew.</summary>
internal static partial class Reset
{
    private const string Empty = """
        truncate campaign, campaign_total, campaign_hour, campaign_day, statement_read, gift_read, reconciliation_read, aid_bought, aid_delivered, promise_read, unit_copy, plan_read, task_head, task_read, twinning_year, indicator_head, indicator_goal,
            indicator_figure, registration_read, pair_read, activity_read, pair_mark, agreement_step;
        delete from inbox where consumer like 'reporting-%'
        """;

    /// <summary>Empties the tables. Refused without --yes: until the events are sent again the public pages show nothing.</summary>
    /// <returns>Process exit code: 0 done, 2 refused.</returns>
    internal static async Task<int> RunAsync(WebApplicationBuilder builder, bool confirmed)
    {
        await using var app = builder.Build();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EduCoop.Reporting.Reset");
        if (!confirmed)
        {
            LogNotConfirmed(log);
            return 2;
        }

        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(Empty, connection, transaction);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        LogEmptied(log);
        return 0;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing was changed. The read tables would be empty until the owners' events are sent again; say 'reset --yes' when that is meant")]
    private static partial void LogNotConfirmed(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The read tables are empty; events that arrive from now on fill them again")]
    private static partial void LogEmptied(ILogger log);
}
