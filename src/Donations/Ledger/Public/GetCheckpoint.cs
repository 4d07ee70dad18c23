using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Donations.Ledger.Public;

/// <summary>GET /ledgers/{ledgerId}/checkpoint: the last signed head, C2SP tlog-checkpoint.</summary>
internal static class GetCheckpoint
{
    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(Guid ledgerId, HttpResponse answer, SignedHeads heads, CancellationToken cancellation)
    {
        if (await heads.FindAsync(ledgerId, cancellation) is not { } head)
        {
            return SignedHeads.NothingSealed.ToProblem();
        }

        SignedHeads.KeepForAMoment(answer);
        return TypedResults.Content(head.Note, "text/plain; charset=utf-8");
    }
}
