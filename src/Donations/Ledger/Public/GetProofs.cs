using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>That an entry stands in the ledger.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Size">Leaves of the tree that the proof is for.</param>
/// <param name="Inclusion">Audit path, base64, from the leaf upwards.</param>
/// <param name="Checkpoint">The last signed head; its size is <paramref name="Size"/> unless another was asked for.</param>
public sealed record InclusionView(long Index, long Size, IReadOnlyList<byte[]> Inclusion, string Checkpoint);

/// <summary>That the ledger of one size is the beginning of the ledger of another.</summary>
/// <param name="From">Older size.</param>
/// <param name="To">Newer size.</param>
/// <param name="Consistency">The proof, base64.</param>
public sealed record ConsistencyView(long From, long To, IReadOnlyList<byte[]> Consistency);

/// <summary>GET /ledgers/{ledgerId}/proofs/inclusion?giftId=|index=&amp;size=.</summary>
internal static class GetInclusion
{
    internal static async Task<Results<Ok<InclusionView>, ProblemHttpResult>> Handle(
        Guid ledgerId, HttpResponse answer, SignedHeads heads, CancellationToken cancellation, Guid? giftId = null, long? index = null, long? size = null)
    {
        var place = giftId is { } gift ? await heads.IndexOfAsync(ledgerId, gift, cancellation) : index;
        if (await heads.FindLatelyAsync(ledgerId, Math.Max(size ?? 0, (place ?? 0) + 1), cancellation) is not { } head)
        {
            return SignedHeads.NothingSealed.ToProblem();
        }

        var of = size ?? head.Checkpoint.Size;
        if (place is not { } at || at < 0 || at >= of || of > head.Checkpoint.Size)
        {
            return Refusal.NotFound.ToProblem();
        }

        SignedHeads.KeepForAMoment(answer);
        return TypedResults.Ok(new InclusionView(at, of, await heads.Tree(ledgerId, of).InclusionAsync(at, cancellation), head.Note));
    }
}

/// <summary>GET /ledgers/{ledgerId}/proofs/consistency?from=&amp;to=.</summary>
internal static class GetConsistency
{
    internal static async Task<Results<Ok<ConsistencyView>, ProblemHttpResult>> Handle(
        Guid ledgerId, long from, HttpResponse answer, SignedHeads heads, CancellationToken cancellation, long? to = null)
    {
        if (await heads.FindLatelyAsync(ledgerId, Math.Max(from, to ?? 0), cancellation) is not { } head)
        {
            return SignedHeads.NothingSealed.ToProblem();
        }

        var until = to ?? head.Checkpoint.Size;
        if (from < 0 || from > until || until > head.Checkpoint.Size)
        {
            return Refusal.NotFound.ToProblem();
        }

        SignedHeads.KeepForAMoment(answer);
        return TypedResults.Ok(new ConsistencyView(from, until, await heads.Tree(ledgerId, until).ConsistencyAsync(from, cancellation)));
    }
}
