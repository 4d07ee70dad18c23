using System.IO.Compression;
using System.Security.Claims;
using System.Text;
using Dapper;
using EduCoop.Banking.Statements.Tables;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Statements;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Ledger.Entries;

/// <summary>The bytes of a line in the file that the bank sent, as it was kept.</summary>
/// <param name="StatementId">The statement.</param>
/// <param name="FileName">Its file.</param>
/// <param name="Sha256">Of the whole file as it came, hexadecimal.</param>
/// <param name="FileBytes">Size of the file as it came.</param>
/// <param name="LineNumber">The line, from 1; the row in a workbook.</param>
/// <param name="ByteOffset">Where it begins in the unpacked file; in a workbook in the unzipped part of its sheet. Null where the encoding does not tell.</param>
/// <param name="ByteCount">How many bytes it has.</param>
/// <param name="Bytes">The bytes themselves, base64.</param>
/// <param name="Before">What stands before it: at most three lines.</param>
/// <param name="Text">The bytes as text (UTF-8).</param>
/// <param name="After">What stands behind it: at most three lines.</param>
/// <param name="Sheet">In a workbook: where the row stands; null for other files.</param>
public sealed record EntryBytes(
    Guid StatementId, string FileName, string Sha256, long FileBytes, int LineNumber, long? ByteOffset, int ByteCount, byte[]? Bytes, string? Before, string? Text, string? After,
    EntrySheet? Sheet = null);

/// <summary>A row of a workbook.</summary>
/// <param name="Name">The sheet.</param>
/// <param name="Part">Its file inside the workbook, as the bytes are counted: "xl/worksheets/sheet1.xml".</param>
/// <param name="Cells">The cells that hold something, from the left.</param>
public sealed record EntrySheet(string Name, string Part, IReadOnlyList<WorkbookCell> Cells);

/// <summary>GET /ledger/entries/{sequence}/bytes: what the entry was read from, for whoever may see the statement. Neighbouring lines are other people's gifts.</summary>
internal static class GetEntryBytes
{
    private const int Around = 600;
    private const int LinesAround = 3;
    private const int LongestLine = 64 * 1024;

    internal static readonly Refusal NoLine = new(
        "no_bank_line", "Bút toán này không đọc từ sao kê.", "Chỉ bút toán có dòng sao kê mới xem được dòng gốc; bút toán khác xem người đề nghị và lý do.", StatusCodes.Status404NotFound);

    private const string Find = """
        select l.statement_id, s.year, s.mapping::text as mapping, s.campaign_id, s.file_name, s.sha256, s.byte_count as file_bytes, l.line_number, l.byte_offset, l.byte_count,
            substring(f.bytes from 1 for 2) = '\x1f8b'::bytea as is_packed
        from statement_line l join statement s using (statement_id) join statement_file f using (statement_id) where l.entry_sequence = @sequence
        """;

    // The file is stored uncompressed, so that a piece of it is read and not the whole.
    private const string Piece = "select substring(bytes from @start + 1 for @count) from statement_file where statement_id = @statementId";

    private const string Whole = "select bytes from statement_file where statement_id = @statementId";

    internal static async Task<Results<Ok<EntryBytes>, ProblemHttpResult>> Handle(
        long sequence, ClaimsPrincipal user, CampaignBook campaigns, HttpResponse answer, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Find, new { sequence }, cancellationToken: cancellation)) is not { } line)
        {
            return NoLine.ToProblem();
        }

        if (await campaigns.RefuseReadingAsync(line.CampaignId, user, cancellation) is { } refusal)
        {
            return refusal.ToProblem();
        }

        answer.Headers.CacheControl = "no-store";
        if (line.ByteOffset < 0)
        {
            return TypedResults.Ok(await OfWorkbookAsync(connection, line, cancellation));
        }

        var count = Math.Min(line.ByteCount, LongestLine);
        var start = (int)Math.Max(0, line.ByteOffset - Around);
        var lead = (int)(line.ByteOffset - start);
        var piece = await PieceAsync(connection, line, start, lead + count + Around, cancellation);
        var bytes = piece.AsSpan(lead, Math.Min(count, piece.Length - lead)).ToArray();
        return TypedResults.Ok(new EntryBytes(
            line.StatementId, line.FileName, line.Sha256, line.FileBytes, line.LineNumber, line.ByteOffset, line.ByteCount, bytes,
            Ends(Encoding.UTF8.GetString(piece, 0, lead), start == 0), Encoding.UTF8.GetString(bytes), Begins(Encoding.UTF8.GetString(piece.AsSpan(lead + bytes.Length)))));
    }

    // A workbook is read again with what its job was read with: that decides which sheet it is.
    private static async Task<EntryBytes> OfWorkbookAsync(NpgsqlConnection connection, Row line, CancellationToken cancellation)
    {
        var file = (await connection.ExecuteScalarAsync<byte[]>(new CommandDefinition(Whole, new { line.StatementId }, cancellationToken: cancellation)))!;
        var row = WorkbookRows.Find(file, line.LineNumber, StatementInputs.Options(line.Year, line.Mapping));
        return new EntryBytes(
            line.StatementId, line.FileName, line.Sha256, line.FileBytes, line.LineNumber, row?.ByteOffset, row?.Bytes.Length ?? 0, row?.Bytes, null,
            row is { Bytes.Length: > 0 } ? Encoding.UTF8.GetString(row.Bytes) : null, null, row is null ? null : new EntrySheet(row.Sheet, row.Part, row.Cells));
    }

    private static async Task<byte[]> PieceAsync(NpgsqlConnection connection, Row line, int start, int count, CancellationToken cancellation)
    {
        var values = new { line.StatementId, start, count };
        if (!line.IsPacked)
        {
            return (await connection.ExecuteScalarAsync<byte[]>(new CommandDefinition(Piece, values, cancellationToken: cancellation)))!;
        }

        using var packed = new MemoryStream((await connection.ExecuteScalarAsync<byte[]>(new CommandDefinition(Whole, values, cancellationToken: cancellation)))!);
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        var buffer = new byte[Math.Max(count, 64 * 1024)];
        for (var left = start; left > 0;)
        {
            var read = await unpacked.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)), cancellation);
            left = read == 0 ? 0 : left - read;
        }

        return buffer[..await unpacked.ReadAtLeastAsync(buffer.AsMemory(0, count), count, throwOnEndOfStream: false, cancellation)];
    }

    // The piece may begin in the middle of a line, or of a letter; only whole lines are shown.
    private static string Ends(string text, bool isWhole)
    {
        var lines = text.Split('\n');
        var whole = isWhole ? lines : lines[1..];
        return string.Join('\n', whole.TakeLast(LinesAround + 1));
    }

    private static string Begins(string text)
    {
        var lines = text.Split('\n');
        return string.Join('\n', lines.Take(Math.Min(LinesAround + 1, Math.Max(1, lines.Length - 1))));
    }

    private sealed record Row
    {
        public required Guid StatementId { get; init; }

        public required Guid CampaignId { get; init; }

        public required string FileName { get; init; }

        public required string Sha256 { get; init; }

        public required long FileBytes { get; init; }

        public required int LineNumber { get; init; }

        public required long ByteOffset { get; init; }

        public required int ByteCount { get; init; }

        public required bool IsPacked { get; init; }

        public required int? Year { get; init; }

        public required string? Mapping { get; init; }
    }
}
