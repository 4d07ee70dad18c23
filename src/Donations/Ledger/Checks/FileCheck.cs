using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using EduCoop.Banking.Statements;
using EduCoop.Contracts;
using EduCoop.Donations.Statements;
using EduCoop.Donations.Statements.Reading;
using Npgsql;

namespace EduCoop.Donations.Ledger.Checks;

/// <summary>Reads every posted statement's raw file again, one at a time, and compares it with its lines and sums.</summary>
internal sealed class FileCheck(NpgsqlDataSource database)
{
    private const string Files = "select statement_id from statement order by received_at, statement_id";

    private const string FindFile = """
        select s.campaign_id, s.state, s.sha256, s.year, s.mapping::text as mapping, s.bank_account_id, s.day_offsets::text as day_offsets,
               s.total, s.opening_vnd, s.closing_vnd, s.credits_vnd, s.debits_vnd, f.bytes
        from statement s left join statement_file f using (statement_id) where s.statement_id = @id
        """;

    // Lines of the same days that came with other files too: a file's line may have been there already.
    private const string FindLines = """
        select l.statement_id, l.day, l.position, l.balance_vnd, l.line_number, l.byte_offset, l.byte_count, l.amount_vnd, l.memo, l.reference, l.recovered,
               e.donation_id, leaf.index
        from statement_line l
        left join entry e on e.sequence = l.entry_sequence
        left join ledger_leaf leaf on leaf.entry_sequence = l.entry_sequence
        where l.bank_account_id = @account and l.day = any(@days) or l.statement_id = @id
        order by leaf.index
        """;

    internal async Task RunAsync(Findings found, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var id in (await connection.QueryAsync<Guid>(new CommandDefinition(Files, cancellationToken: cancellation))).AsList())
        {
            var file = await connection.QuerySingleAsync<FileRow>(new CommandDefinition(FindFile, new { id }, cancellationToken: cancellation));
            if (file.Bytes is null || Convert.ToHexStringLower(SHA256.HashData(file.Bytes)) != file.Sha256)
            {
                found.Add("raw_file", null, $"Tệp gốc của sao kê {id} không còn đúng mã băm.");
            }
            else if (file.State == "posted")
            {
                await CompareAsync(connection, id, file, found, cancellation);
            }
        }
    }

    private async Task CompareAsync(NpgsqlConnection connection, Guid id, FileRow file, Findings found, CancellationToken cancellation)
    {
        ReadStatement read;
        try
        {
            read = await StatementInputs.ReadAsync(database, file.CampaignId, file.Bytes!, file.Year, file.Mapping, cancellation);
        }
        catch (StatementRefusedException refused)
        {
            found.Add("statement", null, $"Sao kê {id} không đọc lại được như lúc ghi ({refused.Refusal.Code}).");
            return;
        }

        if ((read.Lines.Count, read.OpeningVnd, read.ClosingVnd, read.CreditsVnd, read.DebitsVnd) != (file.Total, file.OpeningVnd, file.ClosingVnd, file.CreditsVnd, file.DebitsVnd)
            || file.BankAccountId is not { } account)
        {
            found.Add("statement", null, $"Các tổng của sao kê {id} không còn đúng với tệp gốc.");
            return;
        }

        var offsets = JsonSerializer.Deserialize<Dictionary<DateOnly, int>>(file.DayOffsets, ContractJson.Options)!;
        var placed = StatementPosting.Place(read.Lines, account, offsets).ToDictionary(line => (line.Line.Day, line.Position));
        var days = read.Lines.Select(line => line.Day).Distinct().ToArray();
        var there = new HashSet<(DateOnly, int)>();
        foreach (var line in await connection.QueryAsync<LineRow>(new CommandDefinition(FindLines, new { id, account, days }, commandTimeout: 0, cancellationToken: cancellation)))
        {
            there.Add((line.Day, line.Position));
            if (line.StatementId == id && !(placed.TryGetValue((line.Day, line.Position), out var now) && IsSame(line, now)))
            {
                found.Add("statement_line", line.Index, $"Dòng {line.LineNumber} của sao kê {id} không còn đúng với tệp gốc.");
            }
        }

        foreach (var gone in placed.Where(line => !there.Contains(line.Key)).Select(line => line.Value.Line).Take(1))
        {
            found.Add("statement_line", null, $"Dòng {gone.LineNumber} của sao kê {id} không còn trong sổ.");
        }
    }

    private static bool IsSame(LineRow row, PlacedLine placed)
    {
        var (line, _, giftId) = placed;
        return (row.LineNumber, row.ByteOffset, row.ByteCount, row.AmountVnd, row.BalanceVnd, row.Memo, row.Reference, row.Recovered)
                == (line.LineNumber, line.ByteOffset, line.ByteCount, line.AmountVnd, line.BalanceVnd, line.Memo, line.Reference, line.Recovered)
            && row.DonationId == (line.AmountVnd > 0 ? giftId : null);
    }

    private sealed record FileRow
    {
        public required Guid CampaignId { get; init; }

        public required string State { get; init; }

        public required string Sha256 { get; init; }

        public required int? Year { get; init; }

        public required string? Mapping { get; init; }

        public required Guid? BankAccountId { get; init; }

        public required string DayOffsets { get; init; }

        public required int? Total { get; init; }

        public required long? OpeningVnd { get; init; }

        public required long? ClosingVnd { get; init; }

        public required long? CreditsVnd { get; init; }

        public required long? DebitsVnd { get; init; }

        public required byte[]? Bytes { get; init; }
    }

    private sealed record LineRow
    {
        public required Guid StatementId { get; init; }

        public required DateOnly Day { get; init; }

        public required int Position { get; init; }

        public required long? BalanceVnd { get; init; }

        public required int LineNumber { get; init; }

        public required long ByteOffset { get; init; }

        public required int ByteCount { get; init; }

        public required long AmountVnd { get; init; }

        public required string Memo { get; init; }

        public required string? Reference { get; init; }

        public required bool Recovered { get; init; }

        public required Guid? DonationId { get; init; }

        public required long? Index { get; init; }
    }
}
