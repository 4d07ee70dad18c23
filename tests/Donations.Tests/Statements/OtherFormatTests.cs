using System.Net;
using System.Text;
using EduCoop.Banking.Statements;
using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Statements;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using EduCoop.Storage;

namespace EduCoop.Donations.Tests.Statements;

/// <summary>One account's lines in several formats, the preview, and the two signatures for a difference.</summary>
[Collection(OneService.Name)]
public sealed class OtherFormatTests(DonationsService service)
{
    private const string Csv = "Số tài khoản: ACCOUNT,,,,,\nNgày giao dịch,Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Số dư,Mô tả\n02/03/2026,R1,,300000,1300000,ung ho\n02/03/2026,R2,,300000,1600000,ung ho\n03/03/2026,R3,50000,,1550000,phi\n";

    [Fact]
    public async Task The_same_lines_in_another_format_masked_or_overlapping_add_nothing()
    {
        var account = new CampaignAccount("Ngân hàng mẫu", Some.AccountNumber());
        var campaign = await service.OpenAsync(account: account);
        Assert.Equal((3, 0), Figures(await ImportAsync(campaign, Csv, account)));
        Assert.Equal((0, 3), Figures(await ImportAsync(campaign, Csv.Replace("ACCOUNT", "*********" + account.AccountNumber[^4..], StringComparison.Ordinal).Replace(",ung ho", ",u** h*", StringComparison.Ordinal), account)));
        Assert.Equal((0, 3), Figures(await ImportAsync(campaign, ":20:A\n:25:ACCOUNT\n:60F:C260301VND1000000,\n:61:2603020302C300000,NTRFNONREF//X1\n:61:2603020302C300000,NTRFNONREF//X2\n:61:2603030303D50000,NCHGNONREF\n:62F:C260303VND1550000,\n", account)));
        Assert.Equal((1, 1), Figures(await ImportAsync(campaign, Camt(("50000", "DBIT", "2026-03-03"), ("7000", "CRDT", "2026-03-04")), account)));
        Assert.Equal((2L + 1, 607_000L), await service.GiftsOfAsync(campaign));
    }

    [Fact]
    public async Task The_posting_equals_its_preview()
    {
        var account = new CampaignAccount("Ngân hàng mẫu", Some.AccountNumber());
        var campaign = await service.OpenAsync(account: account);
        var file = Bytes(Csv, account);
        var preview = await PreviewAsync(campaign, file);
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(campaign));
        Assert.Equal((3, 0, 600_000L, 50_000L, null), (preview.Added, preview.AlreadyThere, preview.AddedSumVnd, preview.AddedDebitsVnd, preview.Objection));
        Assert.Equal(ColumnRole.Day, preview.Mapping!.Columns[0]);

        var posted = await service.Http.ImportAsync(service.Accountant, campaign, file, "a.csv");
        Assert.Equal(
            (preview.EntryCount, preview.Added, preview.AlreadyThere, preview.OpeningVnd, preview.ClosingVnd, preview.SumVnd, preview.DebitsVnd),
            (posted.EntryCount!.Value, posted.Added, posted.AlreadyThere, posted.OpeningVnd, posted.ClosingVnd, posted.SumVnd!.Value, posted.DebitsVnd!.Value));
        Assert.Equal((0, 3), (await PreviewAsync(campaign, file)) is var again ? (again.Added, again.AlreadyThere) : default);

        var mapping = await (await service.Http.SendAsync(HttpMethod.Get, $"/statements/mapping?campaignId={campaign}", service.Auditor)).ReadAsync<ColumnMapping>();
        Assert.Equal(preview.Mapping.Columns, mapping.Columns);
        await (await service.Http.SendAsync(HttpMethod.Put, $"/statements/mapping?campaignId={campaign}", service.Accountant, mapping with { Columns = [.. mapping.Columns.Select(_ => ColumnRole.Memo)] }))
            .ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "mapping_invalid");
    }

    [Fact]
    public async Task A_difference_is_taken_only_with_the_signatures_of_two_people()
    {
        var account = new CampaignAccount("Ngân hàng mẫu", Some.AccountNumber());
        var campaign = await service.OpenAsync(account: account);
        var file = ":20:A\n:25:ACCOUNT\n:60F:C260301VND1000,\n:61:2603020302C500,NTRFX\n:62F:C260302VND1600,\n";
        var refused = await ImportAsync(campaign, file, account);
        Assert.Equal((StatementState.Refused, "does_not_tie"), (refused.State, refused.Refusal?.Code));

        var path = $"/statements/{refused.StatementId}/difference";
        var signer = service.Tokens.For(Roles.Accountant, Tree.HaNoi, Guid.CreateVersion7());
        var approver = service.Tokens.For(Roles.Approver, Tree.HaNoi);
        await (await service.Http.SendAsync(HttpMethod.Post, path + "/approve", approver)).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "nothing_to_sign");
        await (await service.Http.SendAsync(HttpMethod.Post, path, signer, new DifferenceSignature(99, "phí chưa tách dòng"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "difference_differs");
        await (await service.Http.SendAsync(HttpMethod.Post, path, signer, new DifferenceSignature(100, "ngắn"))).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "reason_invalid");
        var signed = await (await service.Http.SendAsync(HttpMethod.Post, path, signer, new DifferenceSignature(100, "phí chưa tách dòng"))).ReadAsync<DifferenceView>();
        Assert.Null(signed.ApprovedBy);
        await (await service.Http.SendAsync(HttpMethod.Post, path + "/approve", signer)).ReadProblemAsync(HttpStatusCode.Forbidden, "same_person");
        Assert.Equal((0L, 0L), await service.GiftsOfAsync(campaign));

        await (await service.Http.SendAsync(HttpMethod.Post, path + "/approve", approver)).ReadAsync<DifferenceView>();
        var posted = await service.Http.WaitForEndAsync(service.Accountant, refused.StatementId);
        Assert.True(posted.State == StatementState.Posted, $"{posted.Refusal}");
        Assert.Equal((1L, 500L), await service.GiftsOfAsync(campaign));
        Assert.Equal(100L, await service.Database.ScalarAsync<long>("select difference_vnd from statement where statement_id = $1", refused.StatementId));
        // The table itself knows that one person is not two.
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => service.Database.ScalarAsync<object>("update statement_difference set approved_by = signed_by where statement_id = $1 returning 1", refused.StatementId));
    }

    [Theory]
    [InlineData(":20:A\n:25:ACCOUNT\n:60F:C260301USD1000,\n:61:2603020302C500,NTRFX\n:62F:C260302USD1500,\n", "currency_not_vnd")]
    [InlineData("Ngày,Nội dung,Ghi nợ,Ghi có\n30/11,a,,100\n01/12,b,,5\n", "year_missing")]
    [InlineData("Ngày,Nội dung,Ghi nợ,Ghi có\n30/11/2026,a,,100.50\n", "amount_not_whole")]
    [InlineData(":20:A\n:25:111111\n:61:2603020302C500,NTRFX\n:20:B\n:25:222222\n:61:2603020302C500,NTRFX\n", "many_accounts")]
    public async Task What_the_ledger_of_a_campaign_cannot_hold_is_refused_with_the_reason(string file, string code)
    {
        var account = new CampaignAccount("Ngân hàng mẫu", Some.AccountNumber());
        var view = await ImportAsync(await service.OpenAsync(account: account), file, account);
        Assert.Equal((StatementState.Refused, code), (view.State, view.Refusal?.Code));
    }

    private async Task<StatementPreview> PreviewAsync(Guid campaign, byte[] file) =>
        await (await service.Http.SendAsync(HttpMethod.Post, $"/statements/preview?campaignId={campaign}", service.Accountant, new ByteArrayContent(file))).ReadAsync<StatementPreview>();

    private Task<StatementView> ImportAsync(Guid campaign, string text, CampaignAccount account) =>
        service.Http.ImportAsync(service.Accountant, campaign, Bytes(text, account), "sao-ke.txt");

    private static byte[] Bytes(string text, CampaignAccount account) => Encoding.UTF8.GetBytes(text.Replace("ACCOUNT", account.AccountNumber, StringComparison.Ordinal));

    private static (int, int) Figures(StatementView view)
    {
        Assert.True(view.State == StatementState.Posted, $"{view.State} {view.Refusal}");
        return (view.Added, view.AlreadyThere);
    }

    private static string Camt(params (string Amount, string Side, string Day)[] entries) =>
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>ACCOUNT</Id></Othr></Id><Ccy>VND</Ccy></Acct>"
        + "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">1600000</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">1557000</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        + string.Concat(entries.Select(entry => $"<Ntry><Amt Ccy=\"VND\">{entry.Amount}</Amt><CdtDbtInd>{entry.Side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{entry.Day}</Dt></BookgDt></Ntry>")) + "</Stmt></BkToCstmrStmt></Document>";
}
