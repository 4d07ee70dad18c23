using System.Collections.Concurrent;
using EduCoop.GrpcInterop.Tests.V1;
using Google.Protobuf;
using Grpc.Core;

namespace EduCoop.GrpcInterop.Tests.Harness;

/// <summary>The server's side in .NET; the node server in <c>node/server.js</c> does the same.</summary>
public sealed class ProbeService : Probe.ProbeBase
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> Given = new();
    private static readonly ConcurrentDictionary<string, int> Handed = new();

    public override Task<Note> Echo(Note request, ServerCallContext context) => Task.FromResult(request);

    public override async Task<Sum> Collect(IAsyncStreamReader<Note> requestStream, ServerCallContext context)
    {
        var sum = new Sum();
        var stopAt = 0;
        await foreach (var note in requestStream.ReadAllAsync(context.CancellationToken))
        {
            stopAt = sum.Count == 0 ? note.StopAt : stopAt;
            sum.Total += note.Number;
            sum.Count++;
            if (sum.Count == stopAt)
            {
                break;
            }
        }
        return sum;
    }

    public override async Task Count(CountRequest request, IServerStreamWriter<Note> responseStream, ServerCallContext context)
    {
        var payload = ByteString.CopyFrom(new byte[request.Size]);
        for (var number = 1; number <= request.Count; number++)
        {
            await responseStream.WriteAsync(new Note { Number = number, Payload = payload });
            Handed[request.Key] = number;
        }
    }

    public override Task<Sum> Progress(HangRequest request, ServerCallContext context) =>
        Task.FromResult(new Sum { Count = Handed.GetValueOrDefault(request.Key) });

    public override async Task Chat(
        IAsyncStreamReader<Note> requestStream, IServerStreamWriter<Note> responseStream, ServerCallContext context)
    {
        await foreach (var note in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(note);
        }
    }

    public override Task<Note> Fail(FailRequest request, ServerCallContext context)
    {
        if (request.Unexpected)
        {
            throw new InvalidDataException(request.Message);
        }
        context.ResponseTrailers.Add("probe-reason", "asked");
        var trailers = new Metadata { { "probe-detail-bin", [1, 2, 255] } };
        throw new RpcException(new Status((StatusCode)request.Code, request.Message), trailers);
    }

    public override async Task FailLate(FailRequest request, IServerStreamWriter<Note> responseStream, ServerCallContext context)
    {
        for (var number = 1; number <= request.Messages; number++)
        {
            await responseStream.WriteAsync(new Note { Number = number });
        }
        context.ResponseTrailers.Add("probe-reason", "asked");
        context.Status = new Status((StatusCode)request.Code, request.Message);
    }

    public override async Task<Note> Hang(HangRequest request, ServerCallContext context)
    {
        Handed[request.Key] = 1;
        await WaitForCancellationAsync(request.Key, context);
        return new Note();
    }

    public override async Task HangStream(HangRequest request, IServerStreamWriter<Note> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync(new Note { Text = "first" });
        await WaitForCancellationAsync(request.Key, context);
    }

    public override async Task<Answer> WasCancelled(HangRequest request, ServerCallContext context)
    {
        var hadDeadline = await Of(request.Key).Task.WaitAsync(TimeSpan.FromSeconds(10), context.CancellationToken);
        return new Answer { Yes = true, HadDeadline = hadDeadline };
    }

    public override async Task<MirrorReply> Mirror(Note request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata
        {
            { "probe-header", context.RequestHeaders.GetValue("probe-text") ?? "" },
            { "probe-header-bin", context.RequestHeaders.GetValueBytes("probe-data-bin") ?? [] },
        });
        context.ResponseTrailers.Add("probe-trailer", context.Method);
        context.ResponseTrailers.Add("probe-trailer-bin", [0, 128, 255]);
        var reply = new MirrorReply
        {
            Text = context.RequestHeaders.GetValue("probe-text") ?? "",
            Payload = ByteString.CopyFrom(context.RequestHeaders.GetValueBytes("probe-data-bin") ?? []),
        };
        reply.Texts.AddRange(context.RequestHeaders.GetAll("probe-many").SelectMany(entry => entry.Value.Split(", ")));
        return reply;
    }

    private static async Task WaitForCancellationAsync(string key, ServerCallContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        finally
        {
            Of(key).TrySetResult(context.Deadline != DateTime.MaxValue);
        }
    }

    private static TaskCompletionSource<bool> Of(string key) =>
        Given.GetOrAdd(key, _ => new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
}
