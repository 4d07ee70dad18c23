using System.Collections.Concurrent;
using System.Net;
using EduCoop.Contracts.UnitDirectory;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Statements;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using MassTransit;
using Npgsql;
using Rpc = EduCoop.Contracts.Donations.V1;

namespace EduCoop.Donations.Tests.Crashes;

/// <summary>What was counted after a run; all but the last three must be 0.</summary>
internal sealed record CrashFigures(long Lost, long Duplicated, long Unbalanced, long Unpublished, long Problems, long WrongUnits, int Gifts, int Kills, int SentAgain)
{
    internal bool IsClean => (Lost, Duplicated, Unbalanced, Unpublished, Problems, WrongUnits) == (0, 0, 0, 0, 0, 0);
}

/// <summary>One seed: senders that repeat until they are answered, a statement, events of units, and kills in between.</summary>
internal sealed class CrashRun(CrashGround ground, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly ConcurrentDictionary<Guid, bool> confirmed = new();
    private int sentAgain;

    internal async Task<CrashFigures> RunAsync()
    {
        var campaign = Some.Campaign();
        await ground.Service.Http.OpenLawfullyAsync(ground.Tokens.For(Roles.ProgrammeOfficer, Tree.HaNoi), ground.Tokens.For(Roles.Approver, Tree.HaNoi), campaign);
        var plan = new CrashPlan(seed, campaign.CampaignId);
        var (file, statementSum) = Some.Statement(plan.StatementLines, Some.AccountNumber());
        var queue = new ConcurrentQueue<Parcel>(plan.Parcels);
        var unit = Guid.CreateVersion7();
        var statement = PostAsync(campaign.CampaignId, file);
        var second = plan.SendsStatementTwice ? PostAsync(campaign.CampaignId, file) : statement;
        var kills = KillAsync(plan);
        await Task.WhenAll([
            .. Enumerable.Range(0, 4).Select(_ => SendAsync(queue)), TellUnitsAsync(unit, plan.Versions), kills, statement, second]).WaitAsync(Patience);
        return await CountAsync(campaign.CampaignId, plan, await statement, statementSum, unit);
    }

    private async Task KillAsync(CrashPlan plan)
    {
        foreach (var crash in plan.Crashes)
        {
            await Eventually.Async("gifts are confirmed", () => Task.FromResult(confirmed.Count), count => count >= crash.AfterConfirmed, Patience);
            await Task.Delay(crash.Delay);
            if (crash.Victim == CrashPlan.Service)
            {
                await ground.Service.KillAsync();
                await ground.Service.StartAsync(Patience);
            }
            else
            {
                await ground.Servers.KillAsync(crash.Victim);
                await ground.Servers.StartAgainAsync(crash.Victim);
            }
        }
    }

    private async Task SendAsync(ConcurrentQueue<Parcel> queue)
    {
        while (queue.TryDequeue(out var parcel))
        {
            await UntilAnsweredAsync(() => parcel.IsStream ? StreamAsync(parcel.Gifts) : PostAsync(parcel.Gifts[0]));
        }
    }

    // A caller that gets no answer, or one that promises nothing, sends the same again.
    private async Task<T> UntilAnsweredAsync<T>(Func<Task<T?>> send)
    {
        for (var until = DateTime.UtcNow + Patience; ; Interlocked.Increment(ref sentAgain))
        {
            try
            {
                if (await send() is { } answer)
                {
                    return answer;
                }
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException
                || (cut is RpcException { StatusCode: not (StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.InvalidArgument) }))
            {
                if (DateTime.UtcNow > until)
                {
                    throw;
                }
            }

            await Task.Delay(100);
        }
    }

    private async Task<string?> PostAsync(RecordDonationRequest gift)
    {
        using var answer = await ground.Service.Http.SendAsync(HttpMethod.Post, "/donations", ground.Accountant, gift);
        if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
        {
            confirmed[gift.DonationId] = true;
            return "taken";
        }

        Assert.True((int)answer.StatusCode >= 500, $"Seed {seed}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return null;
    }

    private async Task<string?> StreamAsync(IReadOnlyList<RecordDonationRequest> gifts)
    {
        using var channel = GrpcChannel.ForAddress(ground.Service.GrpcAddress);
        using var call = new Rpc.Donations.DonationsClient(channel).RecordDonations(new Metadata { { "authorization", $"Bearer {ground.Accountant}" } }, DateTime.UtcNow.AddSeconds(60));
        foreach (var gift in gifts)
        {
            await call.RequestStream.WriteAsync(new Rpc.RecordDonationRequest
            {
                DonationId = gift.DonationId.ToString(),
                CampaignId = gift.CampaignId.ToString(),
                AmountVnd = gift.AmountVnd,
                OccurredAt = Timestamp.FromDateTimeOffset(gift.OccurredAt),
                DonorName = gift.DonorName,
                DonorDisplay = Rpc.DonorDisplay.Named,
                Reference = gift.Reference,
                Memo = gift.Memo,
            });
        }

        await call.RequestStream.CompleteAsync();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            var reply = call.ResponseStream.Current;
            Assert.True(reply.Outcome != Rpc.RecordDonationOutcome.Refused, $"Seed {seed}: {reply.Code} {reply.Message}");
            confirmed[Guid.Parse(reply.DonationId)] = true;
        }

        return gifts.All(gift => confirmed.ContainsKey(gift.DonationId)) ? "taken" : null;
    }

    private async Task<StatementView> PostAsync(Guid campaign, byte[] file)
    {
        var accepted = await UntilAnsweredAsync(async () =>
        {
            using var answer = await ground.Service.Http.PostStatementAsync(ground.Accountant, campaign, file);
            return (int)answer.StatusCode >= 500 ? null : await answer.ReadAsync<StatementView>(answer.StatusCode == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.Accepted);
        });
        return await UntilAnsweredAsync(async () =>
        {
            using var answer = await ground.Service.Http.SendAsync(HttpMethod.Get, $"/statements/{accepted.StatementId}", ground.Accountant);
            var view = (int)answer.StatusCode >= 500 ? null : await answer.ReadAsync<StatementView>();
            return view?.State is StatementState.Posted or StatementState.Refused ? view : null;
        });
    }

    // The same message twice is one event delivered twice.
    private async Task TellUnitsAsync(Guid unit, IReadOnlyList<long> versions)
    {
        var ids = versions.Distinct().ToDictionary(version => version, _ => NewId.NextGuid());
        foreach (var version in versions)
        {
            var changed = new UnitChanged(unit, $"Tên {version}", $"Trường Tên {version}", "tieu_hoc", Tree.HaNoi, [Tree.HaNoi, unit], [], new(2025, 1, 1), null, version, DateTimeOffset.UtcNow);
            await UntilAnsweredAsync(async () =>
            {
                try
                {
                    using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
                    await ground.Probe.Neighbour.Publish(changed, context => context.MessageId = ids[version], limit.Token);
                    return "told";
                }
                catch (Exception away) when (away is MassTransitException or RabbitMQ.Client.Exceptions.RabbitMQClientException or OperationCanceledException)
                {
                    return null;
                }
            });
        }
    }

    private async Task<CrashFigures> CountAsync(Guid campaign, CrashPlan plan, StatementView statement, long statementSum, Guid unit)
    {
        var database = ground.Database.DataSource;
        async Task<T> ScalarAsync<T>(string sql, params object[] values)
        {
            await using var command = database.CreateCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            return (T)(await command.ExecuteScalarAsync())!;
        }

        // Connections from before a kill are of no use.
        database.Clear();
        Assert.True(statement.State == StatementState.Posted, $"Seed {seed}: {statement.Refusal}");
        var ids = plan.Gifts.Select(gift => gift.DonationId).ToArray();
        var sum = plan.Gifts.Sum(gift => gift.AmountVnd) + statementSum;
        var expected = ids.Length + plan.StatementLines;
        var lost = ids.Length - confirmed.Count
            + await ScalarAsync<long>("select count(*) from unnest($1::uuid[]) as sent (id) where not exists (select from donation d join entry e using (donation_id) join ledger_leaf l on l.entry_sequence = e.sequence where d.donation_id = sent.id)", ids)
            + Math.Max(0, plan.StatementLines - await ScalarAsync<long>("select count(*) from statement_line where statement_id = $1", statement.StatementId));
        var there = await ScalarAsync<long>("select count(*) from donation where campaign_id = $1", campaign);
        var booked = await ScalarAsync<long>("select coalesce(-sum(l.amount_minor), 0)::bigint from leg l join account a using (account_id) where a.campaign_id = $1 and a.kind = 'received'", campaign);
        var unbalanced = await ScalarAsync<long>("select count(*) from (select from leg group by entry_sequence, currency having sum(amount_minor) <> 0) off");
        HashSet<Guid> Told() => [.. ground.Probe.Recorded.Where(told => told.CampaignId == campaign).Select(told => told.DonationId)];
        var deadline = DateTime.UtcNow + Patience;
        while ((Told().Count < expected || await ScalarAsync<long>("select count(*) from outbox") > 0) && DateTime.UtcNow < deadline)
        {
            await Task.Delay(200);
        }

        var unpublished = await ScalarAsync<long>("select count(*) from outbox") + Math.Abs(expected - Told().Count);
        var newest = plan.Versions.Max();
        while (await ScalarAsync<long>("select coalesce(max(version), 0) from unit_copy where unit_id = $1", unit) != newest && DateTime.UtcNow < deadline)
        {
            await Task.Delay(200);
        }

        var wrongUnits = 1 - await ScalarAsync<long>("select count(*) from unit_copy where unit_id = $1 and version = $2 and name = 'Trường Tên ' || $2", unit, newest);
        var check = await (await ground.Service.Http.SendAsync(HttpMethod.Get, "/ledger/check?now=true", ground.Tokens.For(Roles.Auditor, Tree.HaNoi))).ReadJsonAsync();
        return new(
            lost, Math.Abs(there - expected) + (booked == sum ? 0 : 1), unbalanced, unpublished, check[0].GetProperty("problems").GetArrayLength(), wrongUnits,
            expected, plan.Crashes.Count, sentAgain);
    }
}
