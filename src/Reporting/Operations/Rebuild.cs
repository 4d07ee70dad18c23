using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Plans;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Reporting.Periods;
using EduCoop.Reporting.Products;
using EduCoop.Reporting.Reminders;
using EduCoop.Reporting.Tasks;
using EduCoop.Reporting.Units;
using Grpc.Core;
using Grpc.Net.Client;
using Npgsql;
using PlanFeed = EduCoop.Contracts.Plans.V1;
using UnitFeed = EduCoop.Contracts.UnitDirectory.V1;

namespace EduCoop.Reporting.Operations;

/// <summary>
/// The verb <c>rebuild</c>: makes the tables of units and their mailboxes, plans, work, indicators, twinning and, where Donations is known, money anew from what their owners have ever said, by the same statements that
/// consume their events; regimes and obligations, which are owned here, it leaves alone. One transaction: pages show the old figures until the new ones are there, and a fault changes nothing. Events that come
/// meanwhile wait and are applied after it.
/// </summary>
internal static partial class Rebuild
{
    private const int AtOnce = 200;

    // A page of gifts is a thousand of them.
    private const int GiftPagesAtOnce = 5;

    // Consumers wait, readers do not; and they cannot meet row by row in another order.
    private const string Begin = """
        lock table unit_copy, unit_time, unit_end, plan_read, task_head, task_read, twinning_year, indicator_head, indicator_goal, indicator_figure, registration_read, pair_read, activity_read, pair_mark,
            agreement_step, unit_mailbox_copy in share row exclusive mode;
        delete from task_read; delete from task_head; delete from plan_read; delete from unit_copy; delete from unit_time; delete from unit_end; delete from twinning_year;
        delete from indicator_head; delete from indicator_goal; delete from indicator_figure; delete from registration_read; delete from pair_read; delete from activity_read; delete from pair_mark;
        delete from agreement_step; delete from unit_mailbox_copy
        """;

    // What was counted is remembered by the gift's id: forgotten here and remembered again with each gift that is told of, so that what still lies in a queue is not counted a second time.
    private const string BeginMoney = """
        lock table campaign, campaign_total, campaign_hour, campaign_day, statement_read, gift_read, aid_bought, aid_delivered, promise_read in share row exclusive mode;
        delete from campaign; delete from campaign_total; delete from campaign_hour; delete from campaign_day; delete from statement_read; delete from gift_read; delete from aid_bought;
        delete from aid_delivered; delete from promise_read; delete from inbox where consumer in ('reporting-count-gifts', 'reporting-move-gifts')
        """;

    /// <summary>Runs it. Needs an administrator's token in Rebuild:Token and the owners' addresses: services:NAME:grpc:0, of Twinning services:twinning:http:0, of Donations services:donations:http:0, without which money is left alone.</summary>
    /// <returns>Process exit code: 0 done, 1 not done and nothing changed, 2 refused.</returns>
    internal static async Task<int> RunAsync(WebApplicationBuilder builder, bool confirmed)
    {
        var settings = builder.Configuration;
        await using var app = builder.Build();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EduCoop.Reporting.Rebuild");
        var missing = new[] { "Rebuild:Token", UnitsAddress, PlansAddress, TwinningAddress }.Where(key => string.IsNullOrWhiteSpace(settings[key])).ToList();
        if (!confirmed || missing.Count > 0)
        {
            LogRefused(log, confirmed ? string.Join(", ", missing) : "--yes");
            return 2;
        }

        try
        {
            await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await EmptyAsync(connection, transaction, Begin);

            var headers = new Metadata { { "authorization", $"Bearer {settings["Rebuild:Token"]}" } };
            var units = await ApplyAsync(connection, transaction, UnitsAsync(settings[UnitsAddress]!, headers));
            var plans = await ApplyAsync(connection, transaction, PlansAsync(settings[PlansAddress]!, headers));
            var pairs = await ApplyAsync(connection, transaction, OwnersAgain.TwinningAsync(settings[TwinningAddress]!, settings["Rebuild:Token"]!));
            var money = settings[DonationsAddress] is { Length: > 0 } donations
                ? await MoneyAsync(connection, transaction, donations, settings["Rebuild:Token"]!, app.Services.GetRequiredService<TimeProvider>().GetUtcNow()) : 0;
            await transaction.CommitAsync();
            LogDone(log, units, plans, pairs, money);
            return 0;
        }
        catch (RpcException fault)
        {
            LogFailed(log, fault, fault.Status.Detail);
            return 1;
        }
        catch (HttpRequestException fault)
        {
            LogFailed(log, fault, fault.Message);
            return 1;
        }
        catch (NpgsqlException fault)
        {
            LogFailed(log, fault, fault.Message);
            return 1;
        }
    }

    private const string UnitsAddress = "services:unit-directory:grpc:0";
    private const string PlansAddress = "services:plans:grpc:0";
    private const string TwinningAddress = "services:twinning:http:0";
    private const string DonationsAddress = "services:donations:http:0";

    /// <summary>Makes campaigns, gifts, statements, aid and promises anew within a transaction.</summary>
    /// <returns>How many events, pages of promises and pages of gifts there were.</returns>
    internal static async Task<int> MoneyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string address, string token, DateTimeOffset now)
    {
        await EmptyAsync(connection, transaction, BeginMoney);
        return await ApplyAsync(connection, transaction, OwnersAgain.DonationsAsync(address, token, now), GiftPagesAtOnce);
    }

    private static async Task EmptyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string empty)
    {
        await using var begin = new NpgsqlCommand(empty, connection, transaction) { CommandTimeout = 600 };
        await begin.ExecuteNonQueryAsync();
    }

    private static async IAsyncEnumerable<Action<NpgsqlBatch>?> UnitsAsync(string address, Metadata headers)
    {
        using var channel = GrpcChannel.ForAddress(address);
        using var feed = new UnitFeed.UnitDirectory.UnitDirectoryClient(channel).WatchChanges(new() { UntilNow = true }, headers);
        while (await feed.ResponseStream.MoveNext(CancellationToken.None))
        {
            var change = feed.ResponseStream.Current;
            yield return change.Kind switch
            {
                "registered" => Read<UnitRegistered>(change.Content) is var unit ? batch => CopyUnits.Add(batch, unit) : null,
                "changed" => Read<UnitChanged>(change.Content) is var unit ? batch => CopyUnits.Add(batch, unit) : null,
                "closed" => Read<UnitClosed>(change.Content) is var unit ? batch => CopyUnits.Add(batch, unit) : null,
                _ => null,
            };
        }
    }

    private static async IAsyncEnumerable<Action<NpgsqlBatch>?> PlansAsync(string address, Metadata headers)
    {
        using var channel = GrpcChannel.ForAddress(address);
        using var feed = new PlanFeed.Plans.PlansClient(channel).WatchEvents(new() { UntilNow = true }, headers);
        while (await feed.ResponseStream.MoveNext(CancellationToken.None))
        {
            var said = feed.ResponseStream.Current;
            yield return said.Type switch
            {
                nameof(PlanIssued) => Read<PlanIssued>(said.Content) is var plan ? batch => CopyPlans.Add(batch, plan) : null,
                nameof(CalendarConfirmed) => Read<CalendarConfirmed>(said.Content) is var year ? batch => CopyCalendar.Add(batch, year) : null,
                nameof(UnitMailboxSet) => Read<UnitMailboxSet>(said.Content) is var mailbox ? batch => CopyMailboxes.Add(batch, mailbox) : null,
                nameof(PlanAmended) => Read<PlanAmended>(said.Content) is var plan ? batch => CopyPlans.Add(batch, plan) : null,
                nameof(TaskAssigned) => Read<TaskAssigned>(said.Content) is var task ? batch => CopyTasks.Add(batch, task) : null,
                nameof(TaskProgressed) => Read<TaskProgressed>(said.Content) is var work ? batch => CopyTasks.Add(batch, work) : null,
                nameof(TaskCompleted) => Read<TaskCompleted>(said.Content) is var work ? batch => CopyTasks.Add(batch, work) : null,
                nameof(IndicatorSet) => Read<IndicatorSet>(said.Content) is var one ? batch => CopyIndicators.Add(batch, one) : null,
                nameof(IndicatorMeasured) => Read<IndicatorMeasured>(said.Content) is var one ? batch => CopyIndicators.Add(batch, one) : null,
                _ => null,
            };
        }
    }

    private static T Read<T>(string content) => JsonSerializer.Deserialize<T>(content, ContractJson.Options)!;

    /// <returns>How many events changed something here.</returns>
    private static async Task<int> ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IAsyncEnumerable<Action<NpgsqlBatch>?> events, int atOnce = AtOnce)
    {
        var (count, waiting) = (0, new List<Action<NpgsqlBatch>>(atOnce));
        await foreach (var one in events)
        {
            if (one is not null)
            {
                waiting.Add(one);
                count++;
            }

            if (waiting.Count == atOnce)
            {
                await WriteAsync();
            }
        }

        await WriteAsync();
        return count;

        async Task WriteAsync()
        {
            if (waiting.Count > 0)
            {
                await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 600 };
                waiting.ForEach(write => write(batch));
                await batch.ExecuteNonQueryAsync();
                waiting.Clear();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing was changed. Missing: {What}. The tables of units, plans, work, indicators, twinning and money are made anew from their owners; 'rebuild --yes' with an administrator's token in Rebuild__Token means it")]
    private static partial void LogRefused(ILogger log, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing was changed: {Why}")]
    private static partial void LogFailed(ILogger log, Exception fault, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Made anew from {Units} steps of units, {Plans} events of plans, {Pairs} of twinning and {Money} pages of money")]
    private static partial void LogDone(ILogger log, int units, int plans, int pairs, int money);
}
