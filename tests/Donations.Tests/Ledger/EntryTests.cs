using System.IO.Compression;
using System.Net;
using System.Text;
using EduCoop.Donations.Ledger.Corrections;
using EduCoop.Donations.Ledger.Entries;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Ledger;

/// <summary>From an entry to its legs, to the line of the bank, to the bytes of that line in the file that was kept.</summary>
[Collection(OneService.Name)]
public sealed class EntryTests(DonationsService service)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_entry_of_a_statement_leads_to_its_own_bytes_in_the_kept_file(bool packed)
    {
        var campaign = await service.OpenAsync();
        var file = Some.Sample();
        var statement = await service.Http.ImportAsync(service.Accountant, campaign, packed ? Some.Gzip(file) : file);
        var page = await (await GetAsync($"/ledger/entries?campaignId={campaign}", service.Auditor)).ReadAsync<EntryPage>();
        Assert.Equal(statement.Added, page.Items.Count(line => line.FromStatement));
        Assert.Equal(page.Items.Select(line => line.Sequence).OrderDescending(), page.Items.Select(line => line.Sequence));
        var text = Encoding.UTF8.GetString(file);
        foreach (var line in page.Items)
        {
            var entry = await (await GetAsync($"/ledger/entries/{line.Sequence}", service.Auditor)).ReadAsync<EntryView>();
            Assert.Equal((0L, line), (entry.Legs.Sum(leg => leg.Amount), entry.Line));
            Assert.Equal(line.AmountVnd, entry.Legs.Single(leg => leg.Amount > 0).Amount);
            Assert.Equal((statement.StatementId, Math.Abs(entry.BankLine!.AmountVnd)), (entry.BankLine.StatementId, line.AmountVnd));

            var bytes = await (await GetAsync($"/ledger/entries/{line.Sequence}/bytes", service.Auditor)).ReadAsync<EntryBytes>();
            Assert.Equal(file.AsSpan((int)bytes.ByteOffset!.Value, bytes.ByteCount).ToArray(), bytes.Bytes);
            Assert.Contains(bytes.Before + bytes.Text + bytes.After, text, StringComparison.Ordinal);
            Assert.Equal((statement.Sha256, entry.BankLine.LineNumber), (bytes.Sha256, bytes.LineNumber));
            // The line that is marked begins where the file's lines begin.
            Assert.Equal(bytes.LineNumber, text[..text.IndexOf(bytes.Before + bytes.Text, StringComparison.Ordinal)].Count(letter => letter == '\n') + bytes.Before!.Count(letter => letter == '\n') + 1);
        }
    }

    [Fact]
    public async Task An_entry_of_a_workbook_leads_to_its_sheet_row_cells_and_the_bytes_of_the_row()
    {
        var campaign = await service.OpenAsync();
        var rows = string.Join("", Rows.Select((row, i) => $"<row r=\"{i + 1}\">{string.Join("", row.Select((text, column) => text.Length == 0 ? "" : $"<c r=\"{(char)('A' + column)}{i + 1}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>"));
        var part = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>";
        var statement = await service.Http.ImportAsync(service.Accountant, campaign, Workbook(part), "sao-ke.xlsx");
        Assert.Equal((EduCoop.Donations.Statements.StatementState.Posted, 2), (statement.State, statement.Added));
        var page = await (await GetAsync($"/ledger/entries?campaignId={campaign}", service.Auditor)).ReadAsync<EntryPage>();
        var bytes = await (await GetAsync($"/ledger/entries/{page.Items[0].Sequence}/bytes", service.Auditor)).ReadAsync<EntryBytes>();
        Assert.Equal((4, "Sao kê", "xl/worksheets/sheet1.xml"), (bytes.LineNumber, bytes.Sheet!.Name, bytes.Sheet.Part));
        Assert.Equal(["A4=03/03/2026", "C4=50000", "D4=1350000", "E4=góp sách"], bytes.Sheet.Cells.Select(cell => $"{cell.Reference}={cell.Text}"));
        Assert.Equal(part[part.IndexOf("<row r=\"4\"", StringComparison.Ordinal)..part.IndexOf("</sheetData>", StringComparison.Ordinal)], bytes.Text);
        Assert.Equal(Encoding.UTF8.GetBytes(part).AsSpan((int)bytes.ByteOffset!.Value, bytes.ByteCount).ToArray(), bytes.Bytes);
    }

    private static readonly string[][] Rows =
    [
        ["Số dư đầu kỳ", "1000000"], ["Ngày giao dịch", "Ghi nợ", "Ghi có", "Số dư", "Mô tả"],
        ["02/03/2026", "", "300000", "1300000", "ủng hộ"], ["03/03/2026", "", "50000", "1350000", "góp sách"],
    ];

    // The least that is a workbook, with exactly these bytes as its sheet.
    private static byte[] Workbook(string sheet)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[]
            {
                ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""),
                ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
                ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sao kê" sheetId="1" r:id="r1"/></sheets></workbook>"""),
                ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
                ("xl/worksheets/sheet1.xml", sheet),
            })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    [Fact]
    public async Task What_people_wrote_down_names_them_and_has_no_line_of_the_bank()
    {
        var campaign = await service.GiveAsync();
        var sequence = await NewestAsync(campaign);
        var author = service.Tokens.For(Roles.Accountant, Tree.HaNoi);
        var back = new ProposeCorrectionRequest(Guid.CreateVersion7(), campaign, VietnamTime.DayOf(DateTimeOffset.UtcNow), "Ghi trùng", Reverses: sequence);
        await (await service.Http.SendAsync(HttpMethod.Post, "/ledger/corrections", author, back)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/ledger/corrections/{back.CorrectionId}/confirm", service.Approver)).ReadJsonAsync();

        var reversal = await (await GetAsync($"/ledger/entries/{await NewestAsync(campaign)}", service.Auditor)).ReadAsync<EntryView>();
        Assert.Equal((sequence, "reversal", back.CorrectionId, "Ghi trùng"), (reversal.Line.Reverses, reversal.Line.Kind, reversal.Correction!.CorrectionId, reversal.Correction.Reason));
        var gift = await (await GetAsync($"/ledger/entries/{sequence}", service.Auditor)).ReadAsync<EntryView>();
        Assert.Equal((reversal.Line.Sequence, null), (gift.Line.ReversedBy, gift.BankLine));
        await (await GetAsync($"/ledger/entries/{sequence}/bytes", service.Auditor)).ReadProblemAsync(HttpStatusCode.NotFound, "no_bank_line");
        await (await GetAsync($"/ledger/entries/{long.MaxValue}", service.Auditor)).ReadProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_double()
    {
        var campaign = await service.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 120).Select(async i => await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign, 1000 + i))).ReadJsonAsync(HttpStatusCode.Created)));
        var seen = new List<long>();
        long? before = null;
        do
        {
            var page = await (await GetAsync($"/ledger/entries?campaignId={campaign}{(before is { } at ? $"&before={at}" : "")}", service.Auditor)).ReadAsync<EntryPage>();
            seen.AddRange(page.Items.Select(line => line.Sequence));
            before = page.Next;
        }
        while (before is not null);
        Assert.Equal((120, 120), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(seen.OrderDescending(), seen);
    }

    [Theory]
    [InlineData("/ledger/entries?campaignId={campaign}")]
    [InlineData("/ledger/entries/{entry}")]
    [InlineData("/ledger/entries/{entry}/bytes")]
    public async Task Only_staff_and_only_for_units_in_scope(string path)
    {
        var campaign = await service.OpenAsync(Tree.Ward);
        await service.Http.ImportAsync(service.Accountant, campaign, Some.Sample());
        var address = path.Replace("{campaign}", campaign.ToString(), StringComparison.Ordinal).Replace("{entry}", (await NewestAsync(campaign)).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Http.SendAsync(HttpMethod.Get, address, null)).StatusCode);
        await (await GetAsync(address, service.Tokens.For("nobody", Tree.HaNoi))).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        foreach (var role in Roles.All.Except([Roles.Administrator]))
        {
            await (await GetAsync(address, service.Tokens.For(role, Tree.Ward))).ReadJsonAsync();
            await (await GetAsync(address, service.Tokens.For(role, Tree.CaoBang))).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        }
    }

    private Task<HttpResponseMessage> GetAsync(string path, string token) => service.Http.SendAsync(HttpMethod.Get, path, token);

    private async Task<long> NewestAsync(Guid campaign) => (await (await GetAsync($"/ledger/entries?campaignId={campaign}", service.Auditor)).ReadAsync<EntryPage>()).Items[0].Sequence;
}
