using System.Text.Json;
using Dapper;
using EduCoop.Contracts.Plans;
using Npgsql;

namespace EduCoop.Plans.Life;

/// <summary>What a plan asks to be reported, as it was read and corrected.</summary>
internal static class ReportingDuties
{
    // More than any plan of the genre holds; a table that was read as duties by mistake is cut here.
    private const int Most = 50;
    private const int LongestText = 2000;

    private const string Find = "select details ->> 'reportingDeadlines' from plan where plan_id = @planId";

    internal static async Task<IReadOnlyList<PlanReporting>> FindAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid planId, CancellationToken cancellation)
    {
        var written = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(Find, new { planId }, transaction, cancellationToken: cancellation));
        return written is null ? [] : Of(written);
    }

    internal static IReadOnlyList<PlanReporting> Of(string json)
    {
        using var read = JsonDocument.Parse(json);
        return read.RootElement.ValueKind != JsonValueKind.Array
            ? []
            : [.. read.RootElement.EnumerateArray().Index().Where(one => one.Item.ValueKind == JsonValueKind.Object).Take(Most).Select(one => new PlanReporting(
                one.Index, Text(one.Item, "who"), Text(one.Item, "to"), Text(one.Item, "via"), Text(one.Item, "type"), Text(one.Item, "frequency"), Text(one.Item, "deadlineText")))];
    }

    private static string? Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestText)] : null;
}
