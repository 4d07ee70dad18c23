using System.Security.Claims;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Pledges;

/// <summary>One part of a promise.</summary>
/// <param name="DueOn">By when it was promised.</param>
/// <param name="AmountVnd">Whole đồng, more than 0.</param>
public sealed record PledgeInstalment(DateOnly DueOn, long AmountVnd);

/// <summary>Body of POST /pledges.</summary>
/// <param name="PledgeId">Made by the caller.</param>
/// <param name="CampaignId">An open campaign.</param>
/// <param name="DonorName">Who promises, 1-200 characters.</param>
/// <param name="DonorDisplay">How she wants to be shown.</param>
/// <param name="Instalments">1-60 parts, in the order of their days.</param>
public sealed record RecordPledgeRequest(Guid PledgeId, Guid CampaignId, string DonorName, DonorDisplay DonorDisplay, IReadOnlyList<PledgeInstalment> Instalments);

/// <summary>POST /pledges: a promise with a payment code of its own, by which what arrives is matched to it. It never counts as money.</summary>
internal static class RecordPledge
{
    private const long LargestVnd = 1_000_000_000_000_000;
    private const int MostInstalments = 60;

    internal static readonly Refusal IdMissing = new("pledge_id_missing", "Thiếu mã cam kết.", "pledgeId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal DonorInvalid = new("donor_name_length", "Tên người cam kết chưa đúng.", "donorName cần từ 1 đến 200 ký tự, không có ký tự điều khiển.");
    internal static readonly Refusal InstalmentsInvalid = new("instalments_invalid", "Các kỳ đóng góp chưa đúng.", "instalments cần từ 1 đến 60 kỳ, theo thứ tự ngày, mỗi kỳ là số nguyên đồng lớn hơn 0.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho một cam kết khác.", "Nội dung gửi lại phải giống lần đầu; cam kết mới cần pledgeId mới.", StatusCodes.Status409Conflict);

    private const string Insert = """
        insert into pledge (pledge_id, campaign_id, donor_name, donor_display, total_vnd, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string InsertInstalments = "insert into pledge_instalment (pledge_id, line, due_on, amount_vnd) select $1, r.line, r.due_on, r.amount_vnd from unnest($2::int[], $3::date[], $4::bigint[]) as r (line, due_on, amount_vnd)";

    internal static async Task<Results<Created<PledgeView>, Ok<PledgeView>, ProblemHttpResult>> Handle(
        RecordPledgeRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (plan, refusal) = await PlanAccess.FindAsync(connection, request.CampaignId, user, cancellation);
        if (plan is null)
        {
            return refusal!.ToProblem();
        }

        var today = VietnamTime.DayOf(clock.GetUtcNow());
        if (await PledgeView.FindAsync(connection, request.PledgeId, today, cancellation) is { } there)
        {
            return there.IsSameAs(request) ? TypedResults.Ok(there) : IdTaken.ToProblem();
        }

        if (plan.State != CampaignStage.Open)
        {
            return PlanRefusals.WrongState.ToProblem(("state", plan.State));
        }

        var now = VietnamTime.ToMicroseconds(clock.GetUtcNow());
        await using var batch = connection.CreateBatch();
        batch.Add(Insert, request.PledgeId, request.CampaignId, request.DonorName.Nfc(), Words.Of(request.DonorDisplay), request.Instalments.Sum(part => part.AmountVnd), user.AccountId(), now);
        batch.Add(
            InsertInstalments, request.PledgeId, Enumerable.Range(1, request.Instalments.Count).ToArray(), request.Instalments.Select(part => part.DueOn).ToArray(),
            request.Instalments.Select(part => part.AmountVnd).ToArray());
        batch.AddPaymentCode(request.CampaignId, request.PledgeId, now);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("pledge_pkey"))
        {
            var first = (await PledgeView.FindAsync(connection, request.PledgeId, today, cancellation))!;
            return first.IsSameAs(request) ? TypedResults.Ok(first) : IdTaken.ToProblem();
        }

        return TypedResults.Created($"/pledges/{request.PledgeId}", (await PledgeView.FindAsync(connection, request.PledgeId, today, cancellation))!);
    }

    internal static Refusal? Refuse(RecordPledgeRequest request) => request switch
    {
        { PledgeId: var id } when id == Guid.Empty => IdMissing,
        { DonorName.Length: 0 or > 200 } => DonorInvalid,
        _ when !Words.IsClean(request.DonorName) => DonorInvalid,
        { Instalments: var parts } when parts.Count is 0 or > MostInstalments || parts.Any(part => part.AmountVnd is <= 0 or > LargestVnd / MostInstalments)
            || parts.Zip(parts.Skip(1)).Any(pair => pair.Second.DueOn < pair.First.DueOn) => InstalmentsInvalid,
        _ => null,
    };
}
