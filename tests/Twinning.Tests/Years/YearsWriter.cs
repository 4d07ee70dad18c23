using System.Text.Json;
using Dapper;
using EduCoop.Contracts;
using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Tests.Agreements;
using Npgsql;
using NpgsqlTypes;

namespace EduCoop.Twinning.Tests.Years;

/// <summary>
/// Writes the simulated years as the service leaves them: agreements step by step through the service's own book, the rest as rows and history in one go, for two million
/// requests would take the day. That the service writes rows and history alike is what RecountTests holds over HTTP.
/// </summary>
internal sealed class YearsWriter(NpgsqlDataSource database, YearsScript script)
{
    private const int Chunk = 20_000;

    internal async Task<YearsSchool[]> WriteAsync()
    {
        var schools = script.Schools();
        await UnitsAsync(schools);
        await NeedsAsync(schools);
        await OffersAsync(schools);
        await ActivitiesAsync(await PairsAsync(schools));
        await using var analyze = database.CreateCommand("analyze");
        analyze.CommandTimeout = 600;
        await analyze.ExecuteNonQueryAsync();
        return schools;
    }

    private async Task UnitsAsync(YearsSchool[] schools)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var units = await connection.BeginBinaryImportAsync("copy unit_copy (unit_id, name, type_code, parent_id, path, own_path, version) from stdin (format binary)"))
        {
            foreach (var top in new[] { YearsScript.Giving, YearsScript.Needing })
            {
                await RowAsync(units, top, "Sở Giáo dục và Đào tạo", "so_gddt", null, [top]);
            }

            foreach (var ward in schools.DistinctBy(school => school.Ward))
            {
                var top = TopOf(ward);
                await RowAsync(units, ward.Ward, "Ủy ban nhân dân xã", "ubnd_xa", top, [top, ward.Ward]);
            }

            foreach (var school in schools)
            {
                await RowAsync(units, school.Id, school.Name, "tieu_hoc", school.Ward, [TopOf(school), school.Ward, school.Id]);
            }

            await units.CompleteAsync();
        }

        await using (var ends = await connection.BeginBinaryImportAsync("copy unit_end (unit_id, last_day, successor_ids, version) from stdin (format binary)"))
        {
            foreach (var school in schools.Where(school => school.LastDay is not null))
            {
                // Of the same authority, and there on the day after; it may end itself in a later year.
                var heirs = schools.Where(other => other.Seeks == school.Seeks && other.IsThere(school.LastDay!.Value.AddDays(1))).ToArray();
                await ends.WriteRowAsync(default, school.Id, school.LastDay!.Value, new[] { heirs[script.Random.Next(heirs.Length)].Id }, 2L);
            }

            await ends.CompleteAsync();
        }

        await connection.ExecuteAsync("select follow_ended_units()");
    }

    private static Task RowAsync(NpgsqlBinaryImporter units, Guid id, string name, string type, Guid? parent, Guid[] path) =>
        units.WriteRowAsync(default, id, name, type, parent, path, path, 1L);

    private static Guid TopOf(YearsSchool school) => school.Seeks ? YearsScript.Needing : YearsScript.Giving;

    private async Task NeedsAsync(YearsSchool[] schools)
    {
        foreach (var chunk in Declared(schools).Chunk(Chunk))
        {
            await using var connection = await database.OpenConnectionAsync();
            await using (var rows = await connection.BeginBinaryImportAsync("""
                copy need (need_id, school_id, school_name, school_year, theme_code, urgency, quantity, measure, content, mode, state, version, declared_at, changed_at) from stdin (format binary)
                """))
            {
                foreach (var (school, id, words, at, isWithdrawn) in chunk)
                {
                    var last = words[^1];
                    await rows.WriteRowAsync(
                        default, id, school.Id, school.Name, last.SchoolYear, last.ThemeCode, (short)last.Urgency, last.Quantity, AgreementBook.Word(last.Measure), last.Text, AgreementBook.Word(last.Mode),
                        isWithdrawn ? "withdrawn" : "open", (long)words.Length, at[0], at[^1]);
                }

                await rows.CompleteAsync();
            }

            await HistoryAsync(connection, "need_history", "need_id", chunk.SelectMany(one => one.Words.Select((said, i) => (
                one.Id, i + 1L, i == 0 ? "declared" : one.IsWithdrawn && i == one.Words.Length - 1 ? "withdrawn" : "changed", JsonSerializer.Serialize(said, ContractJson.Options), one.School.Id, one.At[i]))));
        }
    }

    private IEnumerable<(YearsSchool School, Guid Id, NeedContent[] Words, DateTimeOffset[] At, bool IsWithdrawn)> Declared(YearsSchool[] schools)
    {
        var random = script.Random;
        foreach (var school in schools.Where(school => school.Seeks))
        {
            for (var year = YearsScript.FirstYear; year < YearsScript.FirstYear + YearsScript.Years; year++)
            {
                if (!school.IsThere(new(year + 1, 5, 31)))
                {
                    continue;
                }

                for (var n = random.Next(2) * random.Next(script.Size.Needs); n < script.Size.Needs; n++)
                {
                    var count = 1 + random.Next(script.Size.NeedVersions);
                    var words = Enumerable.Range(0, count).Select(_ => new NeedContent(
                        year, YearsScript.Themes[n % 9], 1 + random.Next(5), 1 + random.Next(20), SupportMeasure.Sessions, "Bốn buổi cho khối 4, 5", SupportMode.Both)).ToArray();
                    var isWithdrawn = count > 1 && random.Next(6) == 0;
                    if (isWithdrawn)
                    {
                        words[^1] = words[^2];
                    }

                    yield return (school, script.NextId(), words, script.Moments(year, 0, 360, count), isWithdrawn);
                }
            }
        }
    }

    private async Task OffersAsync(YearsSchool[] schools)
    {
        foreach (var chunk in Registered(schools).Chunk(Chunk / 4))
        {
            await using var connection = await database.OpenConnectionAsync();
            await using (var rows = await connection.BeginBinaryImportAsync(
                "copy offer (offer_id, school_id, school_name, school_year, most_partners, state, version, registered_at, changed_at) from stdin (format binary)"))
            {
                foreach (var (school, id, words, at, isWithdrawn) in chunk)
                {
                    var last = words[^1];
                    await rows.WriteRowAsync(
                        default, id, school.Id, school.Name, last.SchoolYear, (short)last.MostPartners, isWithdrawn ? "withdrawn" : "registered", (long)words.Length, at[0], at[^1]);
                }

                await rows.CompleteAsync();
            }

            await using (var lines = await connection.BeginBinaryImportAsync("copy offer_support (offer_id, place, theme_code, quantity, measure, mode) from stdin (format binary)"))
            {
                foreach (var (id, support, place) in chunk.SelectMany(one => one.Words[^1].Supports.Select((support, i) => (one.Id, support, (short)(i + 1)))))
                {
                    await lines.WriteRowAsync(default, id, place, support.ThemeCode, support.Quantity, AgreementBook.Word(support.Measure), AgreementBook.Word(support.Mode));
                }

                await lines.CompleteAsync();
            }

            await HistoryAsync(connection, "offer_history", "offer_id", chunk.SelectMany(one => one.Words.Select((said, i) => (
                one.Id, i + 1L, i == 0 ? "registered" : one.IsWithdrawn && i == one.Words.Length - 1 ? "withdrawn" : "changed", JsonSerializer.Serialize(said, ContractJson.Options), one.School.Id, one.At[i]))));
        }
    }

    private IEnumerable<(YearsSchool School, Guid Id, OfferContent[] Words, DateTimeOffset[] At, bool IsWithdrawn)> Registered(YearsSchool[] schools)
    {
        var random = script.Random;
        foreach (var school in schools.Where(school => !school.Seeks))
        {
            for (var year = YearsScript.FirstYear; year < YearsScript.FirstYear + YearsScript.Years; year++)
            {
                if (!school.IsThere(new(year + 1, 5, 31)) || random.Next(5) == 0)
                {
                    continue;
                }

                var count = 1 + random.Next(script.Size.OfferVersions);
                var words = Enumerable.Range(0, count).Select(_ => new OfferContent(
                    year, 1 + random.Next(3), [.. YearsScript.Themes.Where(_ => random.Next(4) == 0).DefaultIfEmpty("stem").Select(theme => new OfferedSupport(theme, 1 + random.Next(9), SupportMeasure.Sessions, SupportMode.Both, null))])).ToArray();
                var isWithdrawn = count > 1 && random.Next(8) == 0;
                if (isWithdrawn)
                {
                    words[^1] = words[^2];
                }

                yield return (school, script.NextId(), words, script.Moments(year, 0, 360, count), isWithdrawn);
            }
        }
    }

    private async Task<List<YearsPair>> PairsAsync(YearsSchool[] schools)
    {
        var (clock, pairs, random) = (new SetClock(), new List<YearsPair>(), script.Random);
        var book = new AgreementBook(database, clock, new());
        var supporters = schools.Where(school => !school.Seeks).ToArray();
        foreach (var seeker in schools.Where(school => school.Seeks))
        {
            for (var n = 0; n < script.Size.Pairs; n++)
            {
                var pair = script.Pair(supporters[random.Next(supporters.Length)], seeker);
                foreach (var message in pair.Messages)
                {
                    clock.Now = message.ActedAt;
                    var kept = await book.TakeAsync(message, default);
                    Assert.Null(kept.Refusal);
                }

                pairs.Add(pair);
            }
        }

        return pairs;
    }

    private async Task ActivitiesAsync(List<YearsPair> pairs)
    {
        foreach (var chunk in YearsActivities.Of(pairs, script).Chunk(Chunk))
        {
            await using var connection = await database.OpenConnectionAsync();
            await YearsActivities.CopyAsync(connection, chunk);
        }
    }

    private static async Task HistoryAsync(
        NpgsqlConnection connection, string table, string key, IEnumerable<(Guid Id, long Version, string Kind, string Said, Guid Unit, DateTimeOffset At)> words)
    {
        await using var rows = await connection.BeginBinaryImportAsync($"copy {table} ({key}, version, kind, said, by_account, by_name, by_unit, at) from stdin (format binary)");
        foreach (var (id, version, kind, said, unit, at) in words)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(id);
            await rows.WriteAsync(version);
            await rows.WriteAsync(kind);
            await rows.WriteAsync(said, NpgsqlDbType.Jsonb);
            await rows.WriteAsync(unit);
            await rows.WriteAsync("Người khai mẫu");
            await rows.WriteAsync(unit);
            await rows.WriteAsync(at);
        }

        await rows.CompleteAsync();
    }
}
