using Dapper;
using Npgsql;

namespace EduCoop.Reporting.Regimes;

/// <summary>The limits in force on a day: data, with their source, in the table reporting_limit.</summary>
/// <param name="DaysAfterCutOff">At least so many working days between the cut-off and sending (Decree 09/2019, Article 8).</param>
/// <param name="DaysPerLevel">So many working days for each level that puts reports together (Circular 19/2020, Article 7).</param>
/// <param name="YearsAhead">For so many years after this one obligations are made ahead.</param>
internal sealed record ReportingLimits(int DaysAfterCutOff, int DaysPerLevel, int YearsAhead)
{
    private const string Find = "select distinct on (code) code, value from reporting_limit where valid_from <= @day order by code, valid_from desc";

    internal static async Task<ReportingLimits> FindAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation)
    {
        var values = (await connection.QueryAsync<(string Code, int Value)>(new CommandDefinition(Find, new { day }, cancellationToken: cancellation))).ToDictionary(row => row.Code, row => row.Value, StringComparer.Ordinal);
        return new(values["days_after_cut_off"], values["days_per_level"], values["years_ahead"]);
    }
}
