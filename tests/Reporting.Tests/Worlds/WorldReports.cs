using System.Globalization;
using System.Text.Json;
using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>The yearly report of a random world on three levels: each school hands in what it is filled in with, its ward puts the schools together, the department the wards.</summary>
internal sealed class WorldReports(Owners owners, WorldUnits units)
{
    /// <summary>What is reported, and which figure it is.</summary>
    internal static readonly string[] Codes = ["tasks.due", "tasks.done_on_time", "tasks.done_late", "tasks.open", "gifts.count", "gifts.total_vnd", "aid.received"];

    private readonly string officer = owners.Tokens.For(Roles.ProgrammeOfficer, units.Department);
    private Guid form;

    internal DateOnly From { get; private set; }

    internal DateOnly To { get; private set; }

    /// <summary>The department's report.</summary>
    internal Guid Whole { get; private set; }

    /// <returns>The department's figures, by code.</returns>
    internal async Task<Dictionary<string, decimal>> PutTogetherAsync()
    {
        form = await FormAsync();
        var owed = await OwedAsync();
        Whole = owed[units.Department];
        foreach (var (school, ward) in units.Schools)
        {
            await HandInAsync(owed[school], owners.Tokens.For(Roles.SchoolOfficer, school), await FilledAsync(school));
            await PostAsync($"/reports/{owed[school]}/accept", owners.Tokens.For(Roles.UnitOfficer, ward), new { version = 2 });
        }

        foreach (var ward in units.Wards)
        {
            var token = owners.Tokens.For(Roles.UnitOfficer, ward);
            await ConsolidateAsync(owed[ward], token);
            await PostAsync($"/reports/{owed[ward]}/submit", token, new { version = 1 });
            await PostAsync($"/reports/{owed[ward]}/accept", officer, new { version = 2 });
        }

        await ConsolidateAsync(Whole, officer);
        var values = (await owners.GetAsync("reporting", $"/reports/{Whole}", officer)).GetProperty("answers").GetProperty("values");
        return Codes.ToDictionary(code => code, code => decimal.Parse(values.GetProperty(KeyOf(code)).GetString()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Every number held against what is counted from events and what the owners count.</summary>
    internal Task<JsonElement> AgreementAsync() => PostAsync($"/reports/{Whole}/agreement", officer, new { });

    private async Task<Guid> FormAsync()
    {
        var id = Guid.CreateVersion7();
        var fields = Codes.Select(code => new { key = KeyOf(code), label = code, kind = code.EndsWith("_vnd", StringComparison.Ordinal) ? "money_vnd" : "count", source = code, merge = "sum" }).ToArray();
        await PostAsync("/forms", officer, new
        {
            formId = id, unitId = units.Department, title = $"Biểu thế giới thử {id}",
            content = new { sections = new[] { new { title = "Kết quả", fields, tables = Array.Empty<object>() } }, checks = Array.Empty<object>() },
        });
        await PostAsync($"/forms/{id}/publish", officer, new { version = 1 });
        return id;
    }

    private async Task<Dictionary<Guid, Guid>> OwedAsync()
    {
        var regime = Guid.CreateVersion7();
        object Level(string name, Guid[] who, int? before) => new { name, reporters = "units", unitIds = who, daysBefore = before };
        await PostAsync("/regimes", officer, new
        {
            regimeId = regime, issuerUnitId = units.Department, validFrom = WorldUnits.Today,
            content = new
            {
                name = $"Báo cáo năm {regime}", kind = "periodic", period = "year", due = new { kind = "day_of_year", month = 12, day = 31 },
                levels = new[] { Level("Trường", [.. units.Schools.Keys], 6), Level("Phường", [.. units.Wards], 3), Level("Sở", [units.Department], null) },
            },
        });
        var database = owners.DatabaseOf("reporting");
        await Eventually.Async("the obligations are made", () => database.ScalarAsync<bool>("select not exists (select from regime_job where regime_id = $1) and ground is not null from regime where regime_id = $1", regime), made => made);
        var owed = new Dictionary<Guid, Guid>();
        await using var command = database.DataSource.CreateCommand(
            "select distinct on (unit_id) unit_id, obligation_id, period_from, cut_off from obligation where regime_id = $1 and cut_off >= $2 and cancelled_on is null order by unit_id, cut_off");
        command.Parameters.AddWithValue(regime);
        command.Parameters.AddWithValue(WorldUnits.Today);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            owed.Add(reader.GetGuid(0), reader.GetGuid(1));
            (From, To) = (reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3));
        }

        return owed;
    }

    private async Task<JsonElement> FilledAsync(Guid unit) =>
        (await owners.GetAsync("reporting", $"/forms/{form}/prefilled?unitId={unit}&from={WorldUnits.Written(From)}&to={WorldUnits.Written(To)}", officer)).GetProperty("answers");

    private async Task HandInAsync(Guid obligation, string token, JsonElement answers)
    {
        await owners.PutAsync("reporting", $"/reports/{obligation}", token, new { version = 0, answers, narrative = "", formId = form });
        await PostAsync($"/reports/{obligation}/submit", token, new { version = 1 });
    }

    private async Task ConsolidateAsync(Guid obligation, string token)
    {
        await PostAsync($"/reports/{obligation}/consolidate", token, new { version = 0, formId = form });
        var job = await Eventually.Async("it is put together", () => owners.GetAsync("reporting", $"/reports/{obligation}/consolidation", token), one => one.GetProperty("state").GetString() is "done" or "failed");
        Assert.True(job.GetProperty("state").GetString() == "done" && job.GetProperty("missing").GetArrayLength() == 0, job.ToString());
    }

    private static string KeyOf(string code) => code.Replace('.', '_');

    private Task<JsonElement> PostAsync(string path, string token, object body) => owners.PostAsync("reporting", path, token, body);
}
