using System.Net;
using System.Text;
using System.Text.Json;
using EduCoop.Testing;

namespace EduCoop.UnitDirectory.Tests;

[Collection(DirectoryTests.Name)]
public sealed class ImportFileTests(DirectoryFixture directory)
{
    private const string Header = "mã\ttên\tloại\tmã xã\thiệu lực từ\n";

    // Built when asked for: a test's data are written into its name, and a bomb is no name.
    private static readonly Dictionary<string, (string Code, Func<byte[]> Content)> Refused = new()
    {
        ["no byte"] = ("file_empty", () => []),
        ["a header only"] = ("file_empty", () => Utf8("mã,tên,loại\n\n")),
        ["no header"] = ("header_missing", () => Utf8("a,b,c\n1,2,3\n")),
        ["a sheet without header"] = ("header_missing", () => Workbook.Of(["x"], ["y"])),
        ["Latin-1"] = ("encoding_not_utf8", () => Encoding.Latin1.GetBytes("code,name,type\n1,Tr\u00f4ng,thcs\n")),
        ["UTF-16"] = ("encoding_not_utf8", () => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("code,name,type\n")]),
        ["TCVN3"] = ("legacy_font", () => Utf8("ten,loai\nTr­êng TiÓu häc §èng §a,tieu_hoc\nTr­êng THCS B¸c Hå Hµ Néi,thcs\n")),
        ["VNI"] = ("legacy_font", () => Utf8("ten,loai\nTröôøng Tieåu hoïc Ñoáng Ña,tieu_hoc\nHaø Noäi ñöôøng,thcs\n")),
        ["an open quote"] = ("quote_broken", () => Utf8("ten,loai\n\"Trường A,thcs\nTrường B,thcs\n")),
        ["half a workbook"] = ("workbook_broken", () => [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]),
        ["an old or locked workbook"] = ("workbook_broken", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]),
        ["a zip bomb"] = ("workbook_too_large", Workbook.Bomb),
        ["too many rows"] = ("too_many_rows", () => Utf8("ten,loai\n" + string.Concat(Enumerable.Repeat("A,thcs\n", 100_020)))),
        ["too many columns"] = ("too_many_columns", () => Utf8("ten,loai" + new string(',', 200) + "\nA,thcs\n")),
    };

    public static TheoryData<string> RefusedFiles => new(Refused.Keys);

    [Theory]
    [MemberData(nameof(RefusedFiles))]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_way_to_mend_it(string file)
    {
        var (code, content) = Refused[file];
        var problem = await (await directory.PostAsync("/imports?kind=schools&fileName=t", new ByteArrayContent(content()))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, code);
        Assert.False(string.IsNullOrWhiteSpace(problem.Detail));
    }

    [Fact]
    public async Task A_file_beyond_twenty_megabytes_is_not_taken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/imports?kind=schools") { Content = new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]) };
        request.Headers.Authorization = new("Bearer", directory.Admin);
        // The server answers before the body is sent; without waiting for its word the client would write into a closed connection.
        request.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await directory.Service.Http.SendAsync(request)).StatusCode);
        await (await directory.PostAsync("/imports?kind=gi_do", new ByteArrayContent([1]))).ReadProblemAsync(HttpStatusCode.BadRequest, "kind_unknown");
    }

    [Fact]
    public async Task Every_fault_is_told_with_its_row_and_column_and_nothing_is_written()
    {
        var preview = await directory.PreviewAsync("schools",
            Header
            + "A1\tTrường THCS Lỗi 1\tthcs\t00235\t01/09/2025\n"
            + "A2\t\tthcs\t00235\t2025-09-01\n"
            + "A3\tTrường THCS Lỗi 3\tloại lạ\t99999\t31/02/2025\n"
            + "A1\tTrường THCS Lỗi 4\tthcs\t00235\t01/09/2025\n"
            + "1E+05\tTrường THCS Lỗi 5\tthcs\t99999\t\n");
        Assert.Equal((1, 0, 0, 4), DirectoryFixture.Counts(preview));
        var faults = preview.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("row").GetInt32(), error.GetProperty("column").GetString(), error.GetProperty("code").GetString())).ToList();
        Assert.Contains((3, "tên", "cell_missing"), faults);
        Assert.Contains((4, "loại", "type_unknown"), faults);
        Assert.Contains((4, "hiệu lực từ", "day_invalid"), faults);
        Assert.Contains((5, "mã", "duplicate_row"), faults);
        Assert.Contains((6, "mã", "code_damaged"), faults);
        Assert.All(preview.GetProperty("errors").EnumerateArray(), error => Assert.True(error.GetProperty("message").GetString()!.Length > 20));
        await (await directory.PostAsync($"/imports/{preview.GetProperty("importId").GetGuid()}/commit", new { })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "import_has_errors");
        Assert.DoesNotContain(await directory.FindAsync("THCS Lỗi"), unit => unit.GetProperty("name").GetString()!.StartsWith("Trường THCS Lỗi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\uFEFF", ",")]
    [InlineData("", ";")]
    [InlineData("", "\t")]
    [InlineData("", "|")]
    public async Task Delimiters_marks_and_decomposed_letters_are_understood(string mark, string delimiter)
    {
        var name = $"Trường THCS Dấu {(int)delimiter[0]}";
        var text = mark + "DANH SÁCH TRƯỜNG NĂM HỌC 2026-2027\n\n" + "STT,Tên trường,Cấp học,Mã phường/xã\n1,@,THCS,235\n".Replace(",", delimiter, StringComparison.Ordinal).Replace("@", name.Normalize(NormalizationForm.FormD), StringComparison.Ordinal);
        var preview = await directory.PreviewAsync("schools", text);
        Assert.Equal((1, 0, 0, 0), DirectoryFixture.Counts(preview));
        Assert.Equal(name, preview.GetProperty("sample")[0].GetProperty("name").GetString());
        Assert.Equal(["STT"], preview.GetProperty("ignoredColumns").EnumerateArray().Select(column => column.GetString()));
        var warning = preview.GetProperty("warnings")[0];
        Assert.Equal(("code_padded", 4), (warning.GetProperty("code").GetString(), warning.GetProperty("row").GetInt32()));
        Assert.Contains("00235", warning.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Excel_file_with_numbers_for_codes_and_dates_is_read()
    {
        var content = Workbook.Of(
            ["Danh sách trường"], ["Mã trường", "Tên trường", "Loại", "Mã xã", "Hiệu lực từ"],
            ["XL-1", "Trường THCS Bảng Tính", "trường trung học cơ sở", 235, 45901], ["XL-2", "Trường Mầm non Bảng Tính", "MN", "00235", "01/09/2025"]);
        var import = await directory.ImportAsync("schools", content);
        Assert.Equal("committed", import.GetProperty("state").GetString());
        var school = (await directory.FindAsync("XL-1")).Single();
        Assert.Equal("2025-09-01", school.GetProperty("validFrom").GetString());
        Assert.Equal(DirectoryFixture.DongDa, school.GetProperty("parentId").GetGuid());
        Assert.Equal((0, 0, 2, 0), DirectoryFixture.Counts(await directory.PreviewAsync("schools", content)));
    }

    [Fact]
    public async Task The_dry_run_says_what_the_real_run_does_and_a_second_run_does_nothing()
    {
        const string first = Header + "RE-1\tTrường Tiểu học Lặp Một\ttieu_hoc\t00235\t2025-09-01\nRE-2\tTrường Tiểu học Lặp Hai\ttieu_hoc\t00235\t2025-09-01\n";
        var import = await directory.ImportAsync("schools", first);
        Assert.Equal(((2, 0, 0, 0), 2), (DirectoryFixture.Counts(import), import.GetProperty("done").GetInt32()));
        var revision = await directory.Database.ScalarAsync<long>("select sum(version)::bigint from unit u join unit_code c using (unit_id) where c.value like 'RE-%'");
        Assert.Equal((0, 0, 2, 0), DirectoryFixture.Counts(await directory.ImportAsync("schools", first)));
        Assert.Equal(revision, await directory.Database.ScalarAsync<long>("select sum(version)::bigint from unit u join unit_code c using (unit_id) where c.value like 'RE-%'"));

        // A new day for a known code is a new period; the same day is a correction.
        const string second = Header + "RE-1\tTrường Tiểu học Lặp Mới\ttieu_hoc\t00235\t2026-09-01\nRE-2\tTrường Tiểu học Lặp Sửa\ttieu_hoc\t00235\t2025-09-01\n";
        Assert.Equal((0, 2, 0, 0), DirectoryFixture.Counts(await directory.ImportAsync("schools", second)));
        var one = (await directory.FindAsync("RE-1")).Single().GetProperty("id").GetGuid();
        Assert.Equal(["Trường Tiểu học Lặp Một", "Trường Tiểu học Lặp Mới"], (await directory.ReadAsync($"/units/{one}/history")).EnumerateArray().Select(period => period.GetProperty("name").GetString()));
        var two = (await directory.FindAsync("RE-2")).Single().GetProperty("id").GetGuid();
        Assert.Equal(["Trường Tiểu học Lặp Sửa"], (await directory.ReadAsync($"/units/{two}/history")).EnumerateArray().Select(period => period.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Parents_may_stand_below_their_children_in_the_file()
    {
        var (parent, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var import = await directory.ImportAsync("units",
            $"unit_id\tname\ttype\tparent_id\tvalid_from\n{child}\tTổ con\tphong_so\t{parent}\t2025-07-01\n{parent}\tPhòng mẹ\tphong_so\t{DirectoryFixture.Hanoi}\t2025-07-01\n");
        Assert.Equal("committed", import.GetProperty("state").GetString());
        Assert.Equal([DirectoryFixture.Hanoi, parent], (await directory.ReadAsync($"/units/{child}")).GetProperty("ancestors").EnumerateArray().Select(unit => unit.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task An_officer_imports_below_the_own_unit_only()
    {
        const string file = Header + "SC-1\tTrường THCS Phạm Vi\tthcs\t01273\t2025-09-01\n";
        var preview = await directory.PreviewAsync("schools", file, token: directory.Tokens.For("programme_officer", DirectoryFixture.Hanoi));
        Assert.Equal("out_of_scope", preview.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal((1, 0, 0, 0), DirectoryFixture.Counts(await directory.PreviewAsync("schools", file, token: directory.Tokens.For("programme_officer", DirectoryFixture.CaoBang))));
    }

    [Fact]
    public async Task A_preview_that_no_longer_fits_is_refused_before_its_first_row()
    {
        await directory.ImportAsync("schools", Header + "ST-1\tTrường THCS Trước\tthcs\t00235\t2025-09-01\n");
        var unit = (await directory.FindAsync("ST-1")).Single().GetProperty("id").GetGuid();
        const string file = "mã\ttên\tloại\tmã xã\thiệu lực từ\thiệu lực đến\nST-2\tTrường THCS Sau\tthcs\t00235\t2025-09-01\t\nST-1\tTrường THCS Trước\tthcs\t00235\t2025-09-01\t2026-12-31\n";
        var preview = await directory.PreviewAsync("schools", file);
        Assert.Equal((1, 1, 0, 0), DirectoryFixture.Counts(preview));
        var change = new { changeId = Guid.CreateVersion7(), expectedVersion = 1, effectiveFrom = "2026-06-01", name = "Trường THCS Đổi Tên" };
        await (await directory.PostAsync($"/units/{unit}/changes", change)).ReadJsonAsync(HttpStatusCode.Created);
        var id = preview.GetProperty("importId").GetGuid();
        await directory.PostAsync($"/imports/{id}/commit", new { });
        var import = await Eventually.Async("the import has ended", () => directory.ReadAsync($"/imports/{id}"), view => view.GetProperty("state").GetString() is "committed" or "refused");
        Assert.Equal("refused", import.GetProperty("state").GetString());
        Assert.Equal("directory_changed", import.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Contains("Dòng 3", import.GetProperty("refusal").GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await directory.FindAsync("ST-2"));
    }

    [Fact]
    public async Task New_unit_types_come_as_data()
    {
        const string file = "code\tname_vi\tkind\tlevel\tmanaged_by\nthu_nghiem\tloại thử nghiệm\tassociation\t\tSở GDĐT\n";
        Assert.Equal((1, 0, 0, 0), DirectoryFixture.Counts(await directory.ImportAsync("unit_types", file)));
        var type = (await directory.ReadAsync("/unit-types")).EnumerateArray().Single(type => type.GetProperty("code").GetString() == "thu_nghiem");
        Assert.Equal("department", type.GetProperty("manager").GetString());
        Assert.Equal((0, 0, 1, 0), DirectoryFixture.Counts(await directory.PreviewAsync("unit_types", file)));
        Assert.True((await directory.ReadAsync("/imports")).GetProperty("total").GetInt32() >= 1);
        Assert.Equal(JsonValueKind.Array, (await directory.ReadAsync("/imports")).GetProperty("items").ValueKind);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
