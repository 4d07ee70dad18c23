using System.Text.Json;
using EduCoop.Banking.Statements;
using EduCoop.Contracts;
using EduCoop.Donations.Statements.Reading;
using EduCoop.Storage;
using Npgsql;

namespace EduCoop.Donations.Statements;

/// <summary>
/// Reads a campaign's file with what the file does not say: the year, and how its account's columns were understood before.
/// The preview and the job read through here, so that what is posted is what was shown.
/// </summary>
internal static class StatementInputs
{
    private const string FindMapping = """
        select m.mapping from campaign c join statement_mapping m on m.bank_account_id = c.bank_account_id where c.campaign_id = $1
        """;

    /// <param name="database">The service's database.</param>
    /// <param name="campaignId">The campaign whose account it is.</param>
    /// <param name="file">The file as it came.</param>
    /// <param name="year">The year of days without one, where a person said it.</param>
    /// <param name="used">The mapping with which a job began, as JSON; it is kept to.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="StatementRefusedException">The file cannot be taken by anybody's signature.</exception>
    internal static async Task<ReadStatement> ReadAsync(NpgsqlDataSource database, Guid campaignId, byte[] file, int? year, string? used, CancellationToken cancellation)
    {
        var options = Options(year, used);
        if (used is not null)
        {
            return StatementReader.ReadAnyhow(file, options);
        }

        await using var find = database.CreateCommand(FindMapping);
        if (await find.Add(campaignId).ExecuteScalarAsync(cancellation) is string known)
        {
            try
            {
                return StatementReader.ReadAnyhow(file, options with { Mapping = Read(known) });
            }
            catch (StatementRefusedException refused) when (refused.Refusal.Code is "mapping_differs" or "unknown_layout")
            {
                // Another layout of the same account: it is detected anew.
                return StatementReader.ReadAnyhow(file, options);
            }
        }

        return StatementReader.ReadAnyhow(file, options);
    }

    /// <summary>What a job reads with.</summary>
    internal static ReadingOptions Options(int? year, string? used) => StatementReader.Bounds with { Year = year, Mapping = used is null ? null : Read(used) };

    internal static string? Write(ColumnMapping? mapping) => mapping is null ? null : JsonSerializer.Serialize(mapping, ContractJson.Options);

    internal static ColumnMapping Read(string mapping) => JsonSerializer.Deserialize<ColumnMapping>(mapping, ContractJson.Options)!;
}
