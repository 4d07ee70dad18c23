using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Ledger.Writing;
using EduCoop.ServiceDefaults;
using Grpc.Core;
using Npgsql;
using Rpc = EduCoop.Contracts.Donations.V1;

namespace EduCoop.Donations.Intake;

/// <summary>Intake of gifts over gRPC. Every reply is written after the commit of its gift.</summary>
internal sealed class DonationsGrpc(CampaignBook campaigns, LedgerWriter writer, NpgsqlDataSource database, TimeProvider clock) : Rpc.Donations.DonationsBase
{
    /// <summary>Gifts in one transaction: enough to be fast, few enough to answer soon.</summary>
    internal const int LargestChunk = 500;

    public override async Task<Rpc.RecordDonationReply> RecordDonation(Rpc.RecordDonationRequest request, ServerCallContext context)
    {
        var replies = await AnswerAsync([request], context);
        return replies[0];
    }

    public override async Task RecordDonations(
        IAsyncStreamReader<Rpc.RecordDonationRequest> requestStream, IServerStreamWriter<Rpc.RecordDonationReply> responseStream, ServerCallContext context)
    {
        var chunk = new List<Rpc.RecordDonationRequest>(LargestChunk);
        var next = requestStream.MoveNext(context.CancellationToken);
        while (true)
        {
            // Whatever has arrived by now goes together; nobody waits for a chunk to fill.
            while (chunk.Count < LargestChunk && (next.IsCompleted || chunk.Count == 0) && await next)
            {
                chunk.Add(requestStream.Current);
                next = requestStream.MoveNext(context.CancellationToken);
            }

            if (chunk.Count == 0)
            {
                return;
            }

            foreach (var reply in await AnswerAsync(chunk, context))
            {
                await responseStream.WriteAsync(reply, context.CancellationToken);
            }

            chunk.Clear();
        }
    }

    private async Task<Rpc.RecordDonationReply[]> AnswerAsync(IReadOnlyList<Rpc.RecordDonationRequest> requests, ServerCallContext context)
    {
        try
        {
            var recorder = new ChunkRecorder(context.GetHttpContext().User, campaigns, writer, database, clock);
            var read = requests.Select(RpcRequest.Read).ToArray();
            var outcomes = await recorder.RecordAsync([.. read.Select(one => one.Request)], context.CancellationToken);
            return [.. requests.Select((request, i) => RpcRequest.Reply(
                request.DonationId, read[i].Refusal is { } unreadable ? (DonationOutcome.Refused, unreadable) : outcomes[i]))];
        }
        catch (NpgsqlException away) when (away.IsTransient)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The ledger's database is away; send the same again."));
        }
    }
}
