using EduCoop.Storage;

namespace EduCoop.Donations.Receipts.Printing;

/// <summary>Papers that are printed into one PDF.</summary>
/// <param name="PrintId">The job.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Kind">Of one kind.</param>
/// <param name="FromDay">First day on which they were given out.</param>
/// <param name="ToDay">Last day.</param>
/// <param name="ThanksJob">Whose letters.</param>
/// <param name="Part">Which file of the choice, from 1.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Total">Papers in it.</param>
/// <param name="Done">Papers that are made.</param>
/// <param name="FinishedAt">When the last one was made; null while it goes on. Then GET /receipt-prints/{printId}.pdf gives the file for a week.</param>
/// <param name="Fault">Why it was given up.</param>
public sealed record PrintJobView(
    Guid PrintId, Guid CampaignId, ReceiptKind Kind, DateOnly? FromDay, DateOnly? ToDay, Guid? ThanksJob, int Part, DateTimeOffset AskedAt, int Total, int Done, DateTimeOffset? FinishedAt, string? Fault);

/// <summary>A row of receipt_print, without its file.</summary>
internal sealed record PrintJobRow
{
    internal const string Select = "select print_id, campaign_id, kind as kind_word, from_day, to_day, thanks_job, part, asked_at, cardinality(receipts) as total, done, finished_at, fault from receipt_print";

    public required Guid PrintId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string KindWord { get; init; }

    public DateOnly? FromDay { get; init; }

    public DateOnly? ToDay { get; init; }

    public Guid? ThanksJob { get; init; }

    public required int Part { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required int Total { get; init; }

    public required int Done { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string? Fault { get; init; }

    internal bool IsSameAs(Guid campaignId, PrintRequest request) =>
        (CampaignId, KindWord, FromDay, ToDay, ThanksJob, Part) == (campaignId, request.Kind.Word(), request.FromDay, request.ToDay, request.ThanksJob, request.Part);

    internal PrintJobView ToView() => new(
        PrintId, CampaignId, ReceiptKinds.Find(KindWord)!.Value, FromDay, ToDay, ThanksJob, Part, AskedAt, Total, Done, FinishedAt, Fault);
}

/// <summary>Body of POST /campaigns/{campaignId}/receipt-prints.</summary>
/// <param name="PrintId">Made by the caller, so sending again is safe.</param>
/// <param name="Kind">Papers of one kind.</param>
/// <param name="FromDay">First day on which they were given out; null: the first of all.</param>
/// <param name="ToDay">Last day; null: the last of all.</param>
/// <param name="ThanksJob">Only the letters that this job wrote.</param>
/// <param name="Part">Of more papers than one file holds: which file, from 1.</param>
public sealed record PrintRequest(Guid PrintId, ReceiptKind Kind, DateOnly? FromDay = null, DateOnly? ToDay = null, Guid? ThanksJob = null, int Part = 1);
