using System.Security.Claims;
using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Twinning;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using EduCoop.Storage.Messaging;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Health;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Reviews;

/// <summary>Body of POST /agreements/{agreementId}/reviews/{schoolYear}.</summary>
/// <param name="ReviewId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="Mark">excellent, good, fair or weak.</param>
/// <param name="Text">At most 4000 characters; at least 10 when the mark is not the proposed one.</param>
public sealed record ReviewPairRequest(Guid ReviewId, string Mark, string? Text = null);

/// <summary>POST /agreements/{agreementId}/reviews/{schoolYear}: an office that owns one of the two schools judges a year. It may differ from what the criteria propose, and then says why.</summary>
internal static class ReviewPair
{
    private const int MostText = 4000;
    private const int LeastReason = 10;

    internal static readonly Refusal IdMissing = new("id_missing", "Thiếu mã.", "reviewId phải là UUID khác 0, do bên gửi tạo.");
    internal static readonly Refusal IdTaken = new("id_taken", "Mã này đã dùng cho đánh giá khác.", "Tạo reviewId mới rồi gửi lại.", StatusCodes.Status409Conflict);
    internal static readonly Refusal MarkUnknown = new("mark_unknown", "Không có mức xếp loại này.", "mark: excellent, good, fair hoặc weak.");
    internal static readonly Refusal Changed = new("version_conflict", "Cơ quan khác vừa đánh giá năm học này.", "Tải lại các đánh giá rồi gửi lại nếu vẫn cần.", StatusCodes.Status409Conflict);

    internal static readonly Refusal ReasonMissing = new(
        "reason_missing", "Xếp loại khác mức đề xuất thì phải nêu lý do.", $"text cần ít nhất {LeastReason} ký tự, giải thích vì sao khác mức đề xuất.");

    private const string NameOf = "select name from unit_copy where unit_id = @unit";

    private const string Latest = "select coalesce(max(version), 0) from pair_review where agreement_id = @agreementId and school_year = @schoolYear";

    private const string Insert = """
        insert into pair_review (review_id, agreement_id, school_year, version, mark, points, proposed_mark, content, figures, by_account, by_name, by_unit, by_unit_name, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8::text, $9::jsonb, $10, $11, $12, $13, $14)
        """;

    internal static async Task<Results<Created<ReviewView>, Ok<ReviewView>, ProblemHttpResult>> Handle(
        Guid agreementId, int schoolYear, ReviewPairRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(request) is { } unfit)
        {
            return unfit.ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (agreement, refusal) = await AgreementView.ReadableAsync(connection, agreementId, user, cancellation);
        refusal ??= !await PairOffices.IsOfficeAsync(connection, agreement, user, cancellation) ? PairOffices.NotAnOffice : ReadReviews.RefuseYear(agreement, schoolYear, clock.Today());
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await ReadReviews.FindAsync(connection, request.ReviewId, cancellation) is { } known)
        {
            return IsRepeat(known, agreementId, schoolYear, request, user) ? TypedResults.Ok(known.Of()) : IdTaken.ToProblem();
        }

        var figures = await ReviewFigures.ReadAsync(connection, agreementId, schoolYear, clock.Today(), cancellation);
        if (request.Mark != figures.ProposedMark && (request.Text?.Trim().Length ?? 0) < LeastReason)
        {
            return ReasonMissing.ToProblem(("proposedMark", figures.ProposedMark));
        }

        refusal = await WriteAsync(connection, agreement, schoolYear, request, figures, user, clock.Now(), cancellation);
        var written = await ReadReviews.FindAsync(connection, request.ReviewId, cancellation);
        // Of two that were sent at once the second finds the first.
        return refusal is null ? TypedResults.Created($"/agreements/{agreementId}/reviews", written!.Of())
            : written is not null && IsRepeat(written, agreementId, schoolYear, request, user) ? TypedResults.Ok(written.Of())
            : refusal.ToProblem();
    }

    private static Refusal? Refuse(ReviewPairRequest request) =>
        request.ReviewId == Guid.Empty ? IdMissing
        : request.Mark is not ("excellent" or "good" or "fair" or "weak") ? MarkUnknown
        : !Words.IsSaidOrNot(request.Text, MostText) ? Words.TextInvalid("text", MostText)
        : null;

    private static bool IsRepeat(ReviewRow known, Guid agreementId, int schoolYear, ReviewPairRequest request, ClaimsPrincipal user) =>
        (known.AgreementId, known.SchoolYear, known.Mark, known.Text, known.ByUnit) == (agreementId, schoolYear, request.Mark, request.Text?.Nfc(), user.ActingUnit() ?? Guid.Empty);

    private static async Task<Refusal?> WriteAsync(
        NpgsqlConnection connection, Agreement agreement, int schoolYear, ReviewPairRequest request, ReviewFigures figures, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        var unit = user.ActingUnit()!.Value;
        var unitName = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(NameOf, new { unit }, cancellationToken: cancellation)) ?? "";
        var version = 1 + await connection.ExecuteScalarAsync<long>(new CommandDefinition(Latest, new { agreementId = agreement.Id, schoolYear }, cancellationToken: cancellation));
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            Insert, request.ReviewId, agreement.Id, schoolYear, version, request.Mark, figures.Points, figures.ProposedMark, request.Text?.Nfc(),
            JsonSerializer.Serialize(figures, ContractJson.Options), user.AccountId(), user.Identity?.Name ?? "", unit, unitName, now);
        batch.AddToOutbox(
            new TwinningReviewed(agreement.Id, agreement.Terms!.Sides(), schoolYear, request.Mark, figures.ProposedMark, figures.Points, unit, unitName, now, version), agreement.Id.ToString());
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
            return null;
        }
        catch (PostgresException clash) when (clash.IsClashOn("pair_review_version"))
        {
            return Changed;
        }
        catch (PostgresException clash) when (clash.IsClashOn("pair_review_pkey"))
        {
            return IdTaken;
        }
    }
}
