using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Life;

/// <summary>Body of POST /pair-messages.</summary>
/// <param name="MessageId">Made by the caller (UUIDv7), so sending again is safe.</param>
/// <param name="AgreementId">The pair.</param>
/// <param name="Text">1-4000 characters.</param>
/// <param name="AsksAnswer">The other school owes an answer.</param>
/// <param name="AnswersId">The message of the other school that this one answers.</param>
public sealed record SendMessageRequest(Guid MessageId, Guid AgreementId, string Text, bool AsksAnswer = false, Guid? AnswersId = null);

/// <summary>What one school wrote to the other.</summary>
public sealed record PairMessage
{
    /// <summary>The message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The pair.</summary>
    public required Guid AgreementId { get; init; }

    /// <summary>Which school wrote it.</summary>
    public required PairSide Side { get; init; }

    /// <summary>What it wrote.</summary>
    public required string Text { get; init; }

    /// <summary>It asks for an answer.</summary>
    public required bool AsksAnswer { get; init; }

    /// <summary>What it answers.</summary>
    public required Guid? AnswersId { get; init; }

    /// <summary>The other school has answered it.</summary>
    public required bool Answered { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string ByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>POST /pair-messages and GET /agreements/{agreementId}/messages: what the two schools write to each other, and which of it waits for an answer.</summary>
internal static class PairMessages
{
    private const string Columns = """
        select m.message_id, m.agreement_id, m.side, m.content as text, m.asks_answer, m.answers_id, exists (select from pair_message r where r.answers_id = m.message_id) as answered, m.by_name, m.at
        from pair_message m
        """;

    private const string Page = $"{Columns} where m.agreement_id = @agreementId order by m.at desc, m.message_id limit @size offset @offset";

    private const string Count = "select count(*) from pair_message where agreement_id = @agreementId";

    private const string One = $"{Columns} where m.message_id = @messageId";

    private const string Insert = """
        insert into pair_message (message_id, agreement_id, side, content, asks_answer, answers_id, by_account, by_name, by_unit, at) values ($1, $2, $3, $4, $5, $6::uuid, $7, $8, $9, $10)
        """;

    internal static async Task<Results<Created<PairMessage>, Ok<PairMessage>, ProblemHttpResult>> HandleSend(
        SendMessageRequest request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.MessageId == Guid.Empty || !Words.IsSaid(request.Text, 4000))
        {
            return (request.MessageId == Guid.Empty ? LifeRefusals.IdMissing : Words.TextInvalid("text", 4000)).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, side, refusal) = await PairAccess.SpeakingAsync(connection, request.AgreementId, user, cancellation);
        if (refusal is null && request.AnswersId is { } answers)
        {
            var answered = await FindAsync(connection, answers, cancellation);
            refusal = answered is not null && answered.AgreementId == request.AgreementId && answered.Side != side ? null : LifeRefusals.AnswerWrong;
        }

        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var text = request.Text.Nfc();
        var isNew = true;
        try
        {
            await using var insert = new NpgsqlCommand(Insert, connection);
            await insert.Add(request.MessageId).Add(request.AgreementId).Add(side.Snake()).Add(text).Add(request.AsksAnswer).Add(request.AnswersId).Add(user.AccountId()).Add(user.Identity?.Name ?? "")
                .Add(user.ActingUnit()!.Value).Add(clock.Now()).ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException clash) when (clash.IsClashOn("pair_message_pkey"))
        {
            isNew = false;
        }

        var message = (await FindAsync(connection, request.MessageId, cancellation))!;
        return isNew ? TypedResults.Created($"/agreements/{request.AgreementId}/messages", message)
            : (message.AgreementId, message.Side, message.Text, message.AsksAnswer, message.AnswersId) == (request.AgreementId, side, text, request.AsksAnswer, request.AnswersId) ? TypedResults.Ok(message)
            : LifeRefusals.IdTaken.ToProblem();
    }

    internal static async Task<Results<Ok<PagedResult<PairMessage>>, ProblemHttpResult>> HandleList(
        Guid agreementId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation, int? page = null, int? pageSize = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (_, refusal) = await PairAccess.ReadableAsync(connection, agreementId, user, cancellation);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var wanted = PageRequest.Of(page, pageSize);
        var values = new { agreementId, size = wanted.PageSize, offset = wanted.Offset };
        var total = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        var items = (await connection.QueryAsync<PairMessage>(new CommandDefinition(Page, values, cancellationToken: cancellation))).AsList();
        return TypedResults.Ok(new PagedResult<PairMessage>(items, total, wanted.Page, wanted.PageSize));
    }

    private static Task<PairMessage?> FindAsync(NpgsqlConnection connection, Guid messageId, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<PairMessage>(new CommandDefinition(One, new { messageId }, cancellationToken: cancellation));
}
