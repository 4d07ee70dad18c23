using System.Text;
using Dapper;
using EduCoop.Donations.Ledger.Public;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Export;

/// <summary>
/// GET /ledgers/{ledgerId}/journal/{format}: the complete sealed journal as csv, jsonl, hledger or beancount. Read and written in pages, so that neither memory nor one
/// long look at the database grows with it; what is sealed does not change meanwhile.
/// </summary>
internal static class ExportJournal
{
    private const int Page = 1000;

    private const string FindAccounts = "select a.account_id, c.slug, concat_ws('/', a.kind, a.place_id::text) from account a join campaign c using (campaign_id) where a.account_id = any(@ids)";

    internal static readonly Refusal FormatUnknown = new("format_unknown", "Không có định dạng này.", "Chọn csv, jsonl, hledger hoặc beancount.", StatusCodes.Status404NotFound);

    internal static async Task<IResult> Handle(Guid ledgerId, string format, HttpResponse answer, SignedHeads heads, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (JournalFormat.Of(format) is not { } written)
        {
            return FormatUnknown.ToProblem();
        }

        if (await heads.FindAsync(ledgerId, cancellation) is not { } head)
        {
            return SignedHeads.NothingSealed.ToProblem();
        }

        SignedHeads.KeepForAMoment(answer);
        answer.ContentType = written.MediaType;
        answer.Headers.ContentDisposition = $"attachment; filename=\"so-cai-{head.Checkpoint.Size}.{written.Extension}\"";
        var names = new Dictionary<Guid, (string Slug, string Account)>();
        var text = new StringBuilder();
        written.Begin(text, head);
        for (var from = 0L; from < head.Checkpoint.Size; from += Page)
        {
            var rows = new List<EntryRow>(Page);
            await foreach (var row in Journal.ReadAsync(database, ledgerId, from, (int)Math.Min(Page, head.Checkpoint.Size - from), cancellation))
            {
                rows.Add(row);
            }

            await LearnAsync(database, names, rows, cancellation);
            rows.ForEach(row => written.Write(text, Of(ledgerId, row, names)));
            await answer.WriteAsync(text.ToString(), Encoding.UTF8, cancellation);
            text.Clear();
        }

        await answer.WriteAsync(text.ToString(), Encoding.UTF8, cancellation);
        return Results.Empty;
    }

    private static ExportedEntry Of(Guid ledgerId, EntryRow row, Dictionary<Guid, (string Slug, string Account)> names)
    {
        var leaf = row.ToEntry().ToLeaf(ledgerId, row.Index!.Value);
        return new ExportedEntry(row, leaf, [.. leaf.Legs.Select(leg => new ExportedLeg(names[leg.Account].Slug, names[leg.Account].Account, leg.Commodity, leg.Amount))]);
    }

    private static async Task LearnAsync(NpgsqlDataSource database, Dictionary<Guid, (string Slug, string Account)> names, List<EntryRow> rows, CancellationToken cancellation)
    {
        var ids = rows.SelectMany(row => row.Accounts ?? []).Distinct().Where(id => !names.ContainsKey(id)).ToArray();
        if (ids.Length == 0)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var (id, slug, account) in await connection.QueryAsync<(Guid, string, string)>(new CommandDefinition(FindAccounts, new { ids }, cancellationToken: cancellation)))
        {
            names[id] = (slug, account);
        }
    }
}
