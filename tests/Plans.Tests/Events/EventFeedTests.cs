using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Plans;
using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Grpc.Core;
using Grpc.Net.Client;
using Npgsql;
using Rpc = EduCoop.Contracts.Plans.V1;

namespace EduCoop.Plans.Tests.Events;

/// <summary>All that was ever said can be heard again, from any number on, and nothing is missed however commits interleave.</summary>
[Collection(OneService.Name)]
public sealed class EventFeedTests(PlansService service) : IDisposable
{
    private readonly GrpcChannel channel = GrpcChannel.ForAddress(service.Host.GrpcAddress);

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task What_was_said_is_heard_again_in_the_shape_of_its_event()
    {
        var (plan, task, work) = await service.WorkAsync();
        await service.PostWorkAsync(work.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn());
        await service.PostWorkAsync(work.OccurrenceId, "accept", service.Officer, new { });
        await service.StepAsync(plan.PlanId, "close", service.Officer, new { reason = "Đã hoàn thành" });
        var said = (await ReadAsync(0)).Where(one => one.Content.Contains(plan.PlanId.ToString(), StringComparison.Ordinal)).ToList();
        Assert.Equal(["PlanIssued", "TaskAssigned", "TaskProgressed", "TaskCompleted", "PlanAmended"], said.Select(one => one.Type));
        Assert.Equal(said.Select(one => one.Sequence).Order(), said.Select(one => one.Sequence));
        Assert.Equal(plan.DocumentNumber, Read<PlanIssued>(said[0]).DocumentNumber);
        Assert.Equal((task.TaskId, work.OccurrenceId), (Read<TaskAssigned>(said[1]).TaskId, Read<TaskAssigned>(said[1]).Occurrences[0].OccurrenceId));
        var ended = Read<PlanAmended>(said[4]);
        Assert.Equal((2, "state", "closed"), (ended.Version, ended.Changes[0].Field, ended.Changes[0].Now));
    }

    [Fact]
    public async Task Who_commits_later_comes_later_and_is_not_missed()
    {
        var start = (await ReadAsync(0)).Select(one => one.Sequence).DefaultIfEmpty(0).Max();
        var (slow, quick) = (Overdue(), Overdue());
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var early = Say(connection, slow))
        {
            await early.ExecuteNonQueryAsync();
        }

        await using (var other = await service.Database.DataSource.OpenConnectionAsync())
        await using (var late = Say(other, quick))
        {
            await late.ExecuteNonQueryAsync();
        }

        var first = (await ReadAsync(start)).Single(one => one.Content.Contains(quick.OccurrenceId.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(await ReadAsync(start), one => one.Content.Contains(slow.OccurrenceId.ToString(), StringComparison.Ordinal));
        await transaction.CommitAsync();
        // Written first, committed last: who goes on from the number at hand hears of it.
        var second = (await ReadAsync(first.Sequence)).Single(one => one.Content.Contains(slow.OccurrenceId.ToString(), StringComparison.Ordinal));
        Assert.True(second.Sequence > first.Sequence);
    }

    [Fact]
    public async Task It_is_for_administrators_and_what_was_said_cannot_be_unsaid()
    {
        foreach (var token in new[] { service.Officer, service.Auditor, service.Approver })
        {
            Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => ReadAsync(0, token))).StatusCode);
        }

        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => ReadAsync(0, service.Tokens.Forged(Roles.Administrator)))).StatusCode);
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => ReadAsync(-1))).StatusCode);
        await service.IssuedAsync();
        await ReadAsync(0);
        foreach (var sql in new[] { "delete from event_log", "update event_log set content = '{}'", "update event_log set sequence = sequence + 1" })
        {
            Assert.Equal("23001", (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(sql))).SqlState);
        }
    }

    [Fact]
    public async Task What_stood_before_there_was_a_log_is_told_in_the_same_shapes()
    {
        var (plan, _, work) = await service.WorkAsync();
        await service.PostWorkAsync(work.OccurrenceId, "submit", service.WardOfficer, WorkCalls.HandIn());
        await service.PostWorkAsync(work.OccurrenceId, "accept", service.Officer, new { });
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var last = new NpgsqlCommand("select max(place) from event_log", connection, transaction);
        var before = (long)(await last.ExecuteScalarAsync())!;
        await using (var say = new NpgsqlCommand("select say_again()", connection, transaction))
        {
            await say.ExecuteNonQueryAsync();
        }

        await using var list = new NpgsqlCommand("select message_type, content from event_log where place > $1 and content like '%' || $2 || '%' order by place", connection, transaction)
        {
            Parameters = { new() { Value = before }, new() { Value = plan.PlanId.ToString() } },
        };
        var told = new List<object>();
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                told.Add(JsonSerializer.Deserialize(reader.GetString(1), ContractTypes.Find(reader.GetString(0))!, ContractJson.Options)!);
            }
        }

        Assert.Equal([typeof(PlanIssued), typeof(TaskAssigned), typeof(TaskCompleted)], told.Select(one => one.GetType()));
        var (assigned, completed) = ((TaskAssigned)told[1], (TaskCompleted)told[2]);
        Assert.Equal(assigned.Occurrences[0].Version + 1, completed.Version);
        Assert.Equal(completed.Version, await service.Database.ScalarAsync<long>("select version from occurrence where occurrence_id = $1", work.OccurrenceId));
        await transaction.RollbackAsync();
    }

    private static TaskOverdue Overdue() =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), null, "II.1", "Việc", "2026", new DateOnly(2026, 1, 1), 0, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));

    private static NpgsqlCommand Say(NpgsqlConnection connection, TaskOverdue late) => new(
        "insert into outbox (message_id, message_type, key, partition, payload) values (gen_random_uuid(), $1, $2, 0, $3)", connection)
    {
        Parameters = { new() { Value = typeof(TaskOverdue).FullName! }, new() { Value = late.OccurrenceId.ToString() }, new() { Value = JsonSerializer.Serialize(late, ContractJson.Options) } },
    };

    private static T Read<T>(Rpc.PlanEvent said) => JsonSerializer.Deserialize<T>(said.Content, ContractJson.Options)!;

    private async Task<List<Rpc.PlanEvent>> ReadAsync(long from, string? token = null)
    {
        using var call = new Rpc.Plans.PlansClient(channel).WatchEvents(
            new() { FromSequence = from, UntilNow = true }, new Metadata { { "authorization", $"Bearer {token ?? service.Tokens.For(Roles.Administrator)}" } });
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}
