using Dapper;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Receipts.Printing;

/// <summary>Which papers of a campaign are printed.</summary>
/// <param name="Kind">Of one kind.</param>
/// <param name="FromDay">First day on which they were given out; null: the first of all.</param>
/// <param name="ToDay">Last day; null: the last of all.</param>
/// <param name="ThanksJob">Only the letters that this job wrote.</param>
internal sealed record PrintChoice(ReceiptKind Kind, DateOnly? FromDay = null, DateOnly? ToDay = null, Guid? ThanksJob = null);

/// <summary>How many papers a choice is, and into how many files they go.</summary>
/// <param name="Count">Papers that are valid today.</param>
/// <param name="MostInFile">Papers in one file at most.</param>
/// <param name="Files">Files that are needed.</param>
public sealed record PrintCount(long Count, int MostInFile, int Files);

/// <summary>The papers of a choice, those that are cancelled left out, in the order of their numbers.</summary>
internal static class ChosenPapers
{
    internal const int MostInFile = 1_000;

    private const string Chosen = """
        from receipt r where r.campaign_id = @campaignId and r.kind = @kind and r.cancelled_at is null
            and (@fromDay::date is null or r.issued_on >= @fromDay) and (@toDay::date is null or r.issued_on <= @toDay) and (@batches::uuid[] is null or r.batch_id = any (@batches))
        """;

    private const string Count = $"select count(*) {Chosen}";

    private const string Find = $"select r.receipt_id {Chosen} order by r.year, r.number limit @size offset @offset";

    private const string FindJob = "select campaign_id, parts, finished_at is not null as is_finished from thanks_job where job_id = @jobId";

    /// <summary>What the choice is in the statements' words; a refusal when it cannot be printed.</summary>
    internal static async Task<(ChosenRows? Rows, Refusal? Refusal)> OfAsync(NpgsqlConnection connection, Guid campaignId, PrintChoice choice, CancellationToken cancellation)
    {
        if (choice.FromDay > choice.ToDay)
        {
            return (null, ReceiptRefusals.DaysInvalid);
        }

        if (choice.ThanksJob is not { } jobId)
        {
            return (new(campaignId, choice, null), null);
        }

        var job = await connection.QuerySingleOrDefaultAsync<JobRow>(new CommandDefinition(FindJob, new { jobId }, cancellationToken: cancellation));
        return job is null || job.CampaignId != campaignId || choice.Kind != ReceiptKind.Thanks ? (null, PrintRefusals.JobUnknown)
            : !job.IsFinished ? (null, PrintRefusals.JobUnfinished)
            : (new(campaignId, choice, [.. Enumerable.Range(1, job.Parts).Select(part => DerivedId.Letters(jobId, part))]), null);
    }

    internal static async Task<PrintCount> CountAsync(NpgsqlConnection connection, ChosenRows chosen, CancellationToken cancellation)
    {
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Count, chosen.Values(0, 0), cancellationToken: cancellation));
        return new(count, MostInFile, (int)((count + MostInFile - 1) / MostInFile));
    }

    /// <summary>The papers of one file.</summary>
    internal static async Task<IReadOnlyList<Guid>> FindAsync(NpgsqlConnection connection, ChosenRows chosen, int part, CancellationToken cancellation) =>
        (await connection.QueryAsync<Guid>(new CommandDefinition(Find, chosen.Values(MostInFile, (part - 1) * MostInFile), cancellationToken: cancellation))).AsList();

    private sealed record JobRow
    {
        public required Guid CampaignId { get; init; }

        public required int Parts { get; init; }

        public required bool IsFinished { get; init; }
    }
}

/// <summary>A choice whose batches are known.</summary>
internal sealed record ChosenRows(Guid CampaignId, PrintChoice Choice, Guid[]? Batches)
{
    internal object Values(int size, int offset) => new { CampaignId, kind = Choice.Kind.Word(), Choice.FromDay, Choice.ToDay, Batches, size, offset };
}

/// <summary>Every reason for not printing papers.</summary>
internal static class PrintRefusals
{
    internal static readonly Refusal KindUnknown = new("receipt_kind_unknown", "Không có loại giấy này.", "kind là acknowledgement, handover, cash_receipt hoặc thanks.");
    internal static readonly Refusal JobUnknown = new("thanks_job_unknown", "Không có đợt viết thư này.", "thanksJob là một đợt viết thư cảm ơn của chính đợt vận động; kind là thanks.");
    internal static readonly Refusal JobUnfinished = new("thanks_job_unfinished", "Đợt viết thư chưa xong.", "Chờ viết xong rồi in, để không thiếu thư nào.", StatusCodes.Status409Conflict);
    internal static readonly Refusal Nothing = new("nothing_to_print", "Không có giấy nào để in.", "Không có giấy còn hiệu lực thuộc loại và khoảng ngày này (part từ 1 đến số tệp cần in).");
    internal static readonly Refusal NotYet = new("pdf_not_ready", "Tệp PDF chưa xong.", "Hỏi lại sau vài giây; receipt-prints nêu đã dựng được bao nhiêu giấy.", StatusCodes.Status404NotFound);
}
