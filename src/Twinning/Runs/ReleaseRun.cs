using System.Security.Claims;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Twinning.Agreements;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Runs;

/// <summary>Body of POST /matching/runs/{id}/publish: what all proposals of the run say.</summary>
/// <param name="Solution">The chosen solution, once more: who releases it says what.</param>
/// <param name="ThroughYear">First calendar year of the last school year, at most four after the run's.</param>
/// <param name="Place">Where the documents are made, 2-100 characters.</param>
/// <param name="Symbol">Symbol behind the number's place, 3-40 characters.</param>
/// <param name="Signature">Who signs the proposals for the office.</param>
/// <param name="SeekerGives">What a school that needs brings where it has said nothing, 2-500 characters: both sides give.</param>
/// <param name="Basis">The document that the proposals rest on.</param>
public sealed record PublishRequest(SolutionKind Solution, int ThroughYear, string Place, string Symbol, AgreementSignature Signature, string SeekerGives, AgreementBasis? Basis = null);

/// <summary>POST /matching/runs/{id}/publish: a second person releases the chosen solution; a worker proposes its pairs one by one.</summary>
internal static class ReleaseRun
{
    internal static readonly Refusal NotChosen = new("solution_not_chosen", "Chưa chọn phương án để công bố.", "Cán bộ chương trình chọn phương án trước; người duyệt công bố đúng phương án đó.", StatusCodes.Status409Conflict);

    internal static readonly Refusal OwnRun = new(
        "own_run", "Người chạy hoặc chọn phương án không tự công bố.", "Nhờ người duyệt khác của đơn vị công bố.", StatusCodes.Status409Conflict);

    private const string Release = """
        update matching_run set publish_state = 'publishing', publication = $2::jsonb, published_by = $3, published_name = $4, published_unit = $5, published_at = $6, attempts = 0, percent = 0
        where run_id = $1 and state = 'done' and publish_state = 'none' and chosen = $7
        """;

    internal static async Task<Results<Ok<RunView>, ProblemHttpResult>> Handle(
        Guid runId, PublishRequest request, ClaimsPrincipal user, NpgsqlDataSource database, WorkBell<RunJob> bell, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (run, refusal) = await RunRow.FindAsync(connection, runId, user, cancellation);
        if ((refusal ?? Refuse(run!, request, user, clock.Today())) is { } no)
        {
            return no.ToProblem();
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Release, runId, JsonSerializer.Serialize(request, ContractJson.Options), user.AccountId(), user.Identity?.Name ?? "", user.ActingUnit() ?? run!.AuthorityId, clock.Now(),
            request.Solution.Snake());
        if (await batch.ExecuteNonQueryAsync(cancellation) == 0)
        {
            return ChooseSolution.Published.ToProblem();
        }

        bell.Ring();
        return TypedResults.Ok((await RunRow.FindAsync(connection, runId, user, cancellation)).Run!);
    }

    private static Refusal? Refuse(RunView run, PublishRequest request, ClaimsPrincipal user, DateOnly today) =>
        run.State != RunState.Done ? ChooseSolution.NotDone
        : run.PublishState != PublishState.None ? ChooseSolution.Published
        : run.Chosen != request.Solution ? NotChosen
        : user.AccountId() == run.RequestedBy || user.AccountId() == run.ChosenBy ? OwnRun
        : ProposeAgreement.Refuse(PublishRun.Proposal(run.RunId, run.SchoolYear, request, PublishRun.Example), today);
}
