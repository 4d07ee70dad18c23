using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

/// <summary>Lists of the three-level time: the district is kept, the commune of today proposed, and a person decides what was divided.</summary>
[Collection(WholeCountry.Name)]
public sealed class OldAddressTests(CountryFixture country)
{
    private const string Header = "Tên trường\tCấp học\tXã/Phường\tQuận/Huyện\tTỉnh\n";
    private readonly DirectoryFixture directory = country.Directory;

    [SharedFact]
    public async Task The_shipped_table_is_the_register_10599_rows_of_10047_communes_1012_of_them_partial()
    {
        Assert.Equal(10_599, await directory.Database.ScalarAsync<long>("select count(*) from commune_succession"));
        Assert.Equal(10_047, await directory.Database.ScalarAsync<long>("select count(distinct old_code) from commune_succession"));
        Assert.Equal(1_012, await directory.Database.ScalarAsync<long>("select count(*) from commune_succession where coverage = 'partial'"));
        var shared = SharedTable.Read("communes-old-to-new.tsv").Select(row => $"{row["old_code"]} {row["old_name"]} {row["old_district"]} {row["old_province_code"]} {row["new_code"]} {row["coverage"]}").Order(StringComparer.Ordinal);
        var shipped = await directory.Database.ScalarAsync<string[]>("select array_agg(concat_ws(' ', old_code, old_name, old_district, old_province_code, new_code, coverage)) from commune_succession");
        Assert.Equal(shared, shipped.Order(StringComparer.Ordinal));
    }

    [SharedTheory]
    [InlineData("Phường Phúc Xá", "Quận Ba Đình", "Hà Nội", "00097")]
    [InlineData("phuc xa", "Ba Đình", "TP Hà Nội", "00097")]
    [InlineData("P. Phúc Xá", "Q. Ba Đình", "01", "00097")]
    public async Task A_whole_commune_is_proposed_and_the_district_stays_as_history(string commune, string district, string province, string code)
    {
        var column = province.All(char.IsDigit) ? "Mã tỉnh" : "Tỉnh";
        var name = $"Trường THCS Địa Chỉ {commune.Length}{district.Length}";
        var text = Header.Replace("Tỉnh", column, StringComparison.Ordinal) + $"{name}\tTHCS\t{commune}\t{district}\t{province}\n";
        var preview = await directory.PreviewAsync("schools", text, "&effectiveFrom=2026-01-01");
        Assert.Equal((1, 0, 0, 0), DirectoryFixture.Counts(preview));
        var warning = preview.GetProperty("warnings").EnumerateArray().Single(note => note.GetProperty("code").GetString() == "commune_proposed");
        Assert.Contains(code, warning.GetProperty("message").GetString(), StringComparison.Ordinal);
        await directory.ImportAsync("schools", Encoding.UTF8.GetBytes(text), "&effectiveFrom=2026-01-01");
        var id = (await directory.FindAsync(name))[0].GetProperty("id").GetGuid();
        var school = await directory.ReadAsync($"/units/{id}");
        Assert.Equal(district, school.GetProperty("locality").GetString());
        Assert.Equal(await AreaAsync(code), school.GetProperty("areaId").GetGuid());
        Assert.Equal((0, 0, 1, 0), DirectoryFixture.Counts(await directory.PreviewAsync("schools", text, "&effectiveFrom=2026-01-01")));
    }

    [SharedFact]
    public async Task A_divided_commune_waits_for_a_person_and_the_commit_does_what_they_chose()
    {
        const string text = Header + "Trường Tiểu học Chia Đôi A\tTiểu học\tPhường Cống Vị\tQuận Ba Đình\tHà Nội\nTrường Tiểu học Chia Đôi B\tTiểu học\tPhường Cống Vị\tQuận Ba Đình\tHà Nội\n"
            + "Trường Tiểu học Chia Đôi C\tTiểu học\tPhường Phúc Xá\tQuận Ba Đình\tHà Nội\n";
        var preview = await directory.PreviewAsync("schools", text, "&effectiveFrom=2026-01-01");
        Assert.Equal((1, 0, 0, 0), DirectoryFixture.Counts(preview));
        Assert.Equal(2, preview.GetProperty("counts").GetProperty("undecided").GetInt32());
        var id = preview.GetProperty("importId").GetGuid();
        await (await directory.PostAsync($"/imports/{id}/commit", new { })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "import_undecided");
        var list = await directory.ReadAsync($"/imports/{id}/decisions");
        Assert.Equal(2, list.GetProperty("total").GetInt32());
        Assert.Equal(["00008", "00025"], list.GetProperty("items")[0].GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("communeCode").GetString()).Order());

        await Decide(HttpStatusCode.UnprocessableEntity, "decision_invalid", new { row = 2, communeCode = "00097" });
        await Decide(HttpStatusCode.UnprocessableEntity, "decision_invalid", new { row = 4, communeCode = "00097" });
        var half = await (await directory.PostAsync($"/imports/{id}/decisions", new { decisions = new[] { new { row = 2, communeCode = "00025" } } })).ReadJsonAsync();
        Assert.Equal(1, half.GetProperty("counts").GetProperty("undecided").GetInt32());
        var all = await (await directory.PostAsync($"/imports/{id}/decisions", new { decisions = new[] { new { row = 3, communeCode = "00008", forAllWithThisAddress = true } } })).ReadJsonAsync();
        Assert.Equal((3, 0, 0, 0), DirectoryFixture.Counts(all));
        await (await directory.PostAsync($"/imports/{id}/decisions", new { decisions = new[] { new { row = 2, communeCode = "00025" } } })).ReadJsonAsync();
        await directory.PostAsync($"/imports/{id}/commit", new { });
        await Eventually.Async("the import is committed", () => directory.ReadAsync($"/imports/{id}"), import => import.GetProperty("state").GetString() == "committed");
        foreach (var (name, code) in new[] { ("A", "00025"), ("B", "00008"), ("C", "00097") })
        {
            var school = (await directory.FindAsync($"Trường Tiểu học Chia Đôi {name}"))[0].GetProperty("id").GetGuid();
            Assert.Equal(await AreaAsync(code), (await directory.ReadAsync($"/units/{school}")).GetProperty("areaId").GetGuid());
        }

        await Decide(HttpStatusCode.Conflict, "import_closed", new { row = 2, communeCode = "00025" });

        async Task Decide(HttpStatusCode status, string code, object decision) =>
            await (await directory.PostAsync($"/imports/{id}/decisions", new { decisions = new[] { decision } })).ReadProblemAsync(status, code);
    }

    [SharedFact]
    public async Task A_former_province_and_an_unknown_commune_are_told_apart()
    {
        // Hòa Bình is a part of Phú Thọ now: both names lead to the same old commune.
        var old = SharedTable.Read("communes-old-to-new.tsv").First(row => row["old_province_code"] == "17" && row["coverage"] == "full");
        var text = Header + $"Trường THCS Tỉnh Cũ\tTHCS\t{old["old_name"]}\t{old["old_district"]}\tHòa Bình\nTrường THCS Tỉnh Mới\tTHCS\t{old["old_name"]}\t{old["old_district"]}\tPhú Thọ\n"
            + "Trường THCS Sai\tTHCS\tXã Không Có\tHuyện Không Có\tHòa Bình\n";
        var preview = await directory.PreviewAsync("schools", text, "&effectiveFrom=2026-01-01");
        Assert.Equal((2, 0, 0, 1), DirectoryFixture.Counts(preview));
        var error = preview.GetProperty("errors").EnumerateArray().Single();
        Assert.Equal((4, "Xã/Phường", "old_commune_unknown"), (error.GetProperty("row").GetInt32(), error.GetProperty("column").GetString(), error.GetProperty("code").GetString()));
    }

    [SharedFact]
    public async Task Every_old_commune_of_the_country_is_placed_or_left_to_a_person_and_none_is_guessed()
    {
        var communes = SharedTable.Read("communes-old-to-new.tsv").GroupBy(row => row["old_code"]).Where((_, place) => place % 5 == 0).ToList();
        var text = new StringBuilder("Tên trường\tLoại\tmã tỉnh\tXã cũ\tQuận/Huyện\n");
        foreach (var commune in communes)
        {
            var row = commune.First();
            text.Append($"Trường Tiểu học {row["old_code"]}\ttieu_hoc\t{row["old_province_code"]}\t{row["old_name"]}\t{row["old_district"]}\n");
        }

        var preview = await directory.PreviewAsync("schools", text.ToString(), "&effectiveFrom=2026-01-01");
        Assert.Equal(0, preview.GetProperty("counts").GetProperty("errors").GetInt32());
        Assert.Equal(communes.Count(commune => commune.Any(row => row["coverage"] == "partial")), preview.GetProperty("counts").GetProperty("undecided").GetInt32());
    }

    [SharedTheory]
    [InlineData("communes", "csv")]
    [InlineData("communes", "xlsx")]
    [InlineData("provinces", "csv")]
    [InlineData("units", "csv")]
    [InlineData("units", "xlsx")]
    [InlineData("schools", "csv")]
    public async Task An_export_comes_in_again_as_the_same(string kind, string format)
    {
        using var answer = await directory.GetAsync($"/exports?kind={kind}&format={format}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var preview = await directory.PreviewAsync(kind, await answer.Content.ReadAsByteArrayAsync());
        var (fresh, changed, same, errors) = DirectoryFixture.Counts(preview);
        Assert.True((fresh, changed, errors) == (0, 0, 0), preview.GetProperty("counts").GetRawText() + preview.GetProperty("errors") + preview.GetProperty("sample"));
        Assert.True(same >= (kind == "communes" ? 3321 : 20), $"{same}");
    }

    private async Task<Guid> AreaAsync(string code) =>
        (await directory.ReadAsync($"/units/by-code?scheme=gso_commune&value={code}")).GetProperty("unit").GetProperty("id").GetGuid();
}
