using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Reporting.Consolidation;
using EduCoop.Reporting.Submissions;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Reporting.Papers;

/// <summary>What is settled about a paper when its report is handed in: its number, and everything it depends on.</summary>
internal static class SettlePaper
{
    private static readonly string[] Prefixes = ["Ủy ban nhân dân ", "UBND ", "Phường ", "Xã ", "Đặc khu ", "Tỉnh ", "Thành phố ", "phường ", "xã ", "đặc khu ", "tỉnh ", "thành phố "];
    private static readonly string Ground = EmbeddedSql.Read("EduCoop.Reporting.Papers.PaperGround.sql");

    // The book's row is locked until the commit: who comes second waits, and a batch that fails gives its number back. So there is no gap.
    private const string Add = """
        with given as (select unit_id, number from paper_number where obligation_id = $1 and year = $4),
        book as (
            insert into paper_book as b (unit_id, year, last_number) select $3, $4, 1 where not exists (select from given)
            on conflict (unit_id, year) do update set last_number = b.last_number + 1 returning last_number),
        taken as (insert into paper_number (unit_id, year, number, obligation_id) select $3, $4, last_number, $1 from book returning unit_id, number)
        insert into report_paper (obligation_id, version, unit_id, year, number, issued_on, form_id, form_version, facts)
        select $1, $2, n.unit_id, $4, n.number, $5, $6::uuid, $7::int, $8::jsonb from (select unit_id, number from given union all select unit_id, number from taken) n
        """;

    /// <summary>What a paper that is handed in today, by this unit, depends on.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="report">The report.</param>
    /// <param name="unitId">Who hands it in: its unit, or who stands in its place.</param>
    /// <param name="today">The day in Vietnam.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task<PaperFacts> FactsAsync(NpgsqlConnection connection, SubmissionView report, Guid unitId, DateOnly today, CancellationToken cancellation)
    {
        var ground = await connection.QuerySingleAsync<GroundRow>(new CommandDefinition(Ground, new { obligationId = report.ObligationId, unitId }, cancellationToken: cancellation));
        var unitName = unitId == report.UnitId ? report.UnitName : ground.UnitName ?? report.UnitName;
        var head = (ground.OwnHead ?? ground.LastHead) is { } kept
            ? JsonSerializer.Deserialize<PaperHead>(kept, ContractJson.Options)!
            : UsualHead.Of(unitName, ground.TypeCode, ground.ParentName, ground.CommuneName is { } commune ? NameOf(commune) : null);
        var authors = await PartsBelow.AuthorsAsync(connection, report.ObligationId, today, cancellation);
        var template = report is { FormId: { } formId, FormVersion: { } version } ? await PaperTemplates.ForAsync(connection, unitId, formId, version, cancellation) : null;
        return new(unitName, report.ReceiverName, report.RegimeName, report.PeriodLabel, report.PeriodFrom, report.CutOff, head, authors, template);
    }

    internal static void AddPaper(this NpgsqlBatch batch, SubmissionView before, Guid unitId, DateOnly today, PaperFacts facts) =>
        batch.Add(Add, before.ObligationId, before.Version + 1, unitId, today.Year, today, before.FormId, before.FormVersion, JsonSerializer.Serialize(facts, ContractJson.Options));

    // "Phường Đống Đa" sits in Đống Đa; "Phường 1" keeps its word.
    private static string NameOf(string commune)
    {
        var name = commune;
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length)
            {
                var rest = name[prefix.Length..];
                name = char.IsDigit(rest[0]) ? name : rest;
            }
        }

        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private sealed record GroundRow
    {
        public required string? UnitName { get; init; }

        public required string? TypeCode { get; init; }

        public required string? ParentName { get; init; }

        public required string? CommuneName { get; init; }

        public required string? OwnHead { get; init; }

        public required string? LastHead { get; init; }
    }
}
