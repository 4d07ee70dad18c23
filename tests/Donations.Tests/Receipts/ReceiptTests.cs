using System.IO.Compression;
using System.Net;
using EduCoop.Documents.Checking;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Receipts;

[Collection(OneService.Name)]
public sealed class ReceiptTests(DonationsService service)
{
    [Theory]
    [InlineData(ReceiptKind.Acknowledgement, "BIÊN BẢN", "ĐẠI DIỆN BÊN NHẬN")]
    [InlineData(ReceiptKind.Handover, "BIÊN BẢN", "ĐẠI DIỆN BÊN GIAO")]
    [InlineData(ReceiptKind.CashReceipt, "PHIẾU THU", "NGƯỜI NỘP TIỀN")]
    [InlineData(ReceiptKind.Thanks, "THƯ CẢM ƠN", "Kính gửi: Nguyễn Thị Mẫu")]
    public async Task A_paper_has_its_number_the_amount_in_words_a_code_and_the_note(ReceiptKind kind, string title, string signature)
    {
        var campaign = await service.OpenAsync();
        var gift = await GiveAsync(campaign, 1_005_000);
        var receipt = await IssueAsync(kind, gift);
        Assert.Equal((1_005_000, kind, DateTime.UtcNow.AddHours(7).Year), (receipt.TotalVnd, receipt.Kind, receipt.Year));
        Assert.StartsWith($"{receipt.Number:00}/", receipt.DocumentNumber, StringComparison.Ordinal);
        var answer = await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{receipt.ReceiptId}/document", service.Auditor);
        var form = FormatCheck.Check(await answer.Content.ReadAsByteArrayAsync(), "bien-nhan.docx");
        Assert.Empty(form.Departures.Select(departure => $"{departure.Rule.Id}: {departure.Quote} {departure.Measured}"));
        Assert.Null(form.Refusal);
        var text = Text(await answer.Content.ReadAsByteArrayAsync());
        foreach (var words in new[] { title, signature, "1.005.000 đồng", "Một triệu không trăm linh năm nghìn đồng", "không thay thế chứng từ kế toán", receipt.DocumentNumber, $"/api/donations/receipts/{receipt.ReceiptId}/verify", "word/media/code.png" })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        var check = await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{receipt.ReceiptId}/verify", null)).ReadAsync<ReceiptCheck>();
        Assert.Equal((receipt.DocumentNumber, 1_005_000L, false), (check.DocumentNumber, check.TotalVnd, check.IsCancelled));
        Assert.Equal(await service.Database.ScalarAsync<long>("select sequence from entry where donation_id = $1", gift), Assert.Single(check.Gifts).LedgerSequence);
        // The code on the paper leads to the proof, and the proof holds.
        var proof = await service.Http.GetByteArrayAsync(check.Gifts[0].Proof["/api/donations".Length..]);
        Assert.Equal((Transparency.Receipts.ReceiptFault.None, (Guid?)gift), (Transparency.Receipts.ReceiptCheck.Check(proof, null).Fault, Transparency.Receipts.ReceiptCheck.Check(proof, null).Leaf!.GiftId));
    }

    [Theory]
    [InlineData(DonorDisplay.Named, "Nguyễn Thị Mẫu", "Nguyễn Thị Mẫu", null)]
    [InlineData(DonorDisplay.Initials, "Nguyễn Thị Mẫu", "N.T.M.", "Nguyễn Thị Mẫu")]
    [InlineData(DonorDisplay.Anonymous, "Nguyễn Thị Mẫu", "Người đóng góp ẩn danh", "Nguyễn Thị Mẫu")]
    public async Task The_donors_choice_is_kept_on_paper_and_in_the_answer(DonorDisplay display, string name, string shown, string? hidden)
    {
        var campaign = await service.OpenAsync();
        var request = Some.Gift(campaign) with { DonorDisplay = display, DonorName = name };
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, request)).ReadJsonAsync(HttpStatusCode.Created);
        var receipt = await IssueAsync(ReceiptKind.Acknowledgement, request.DonationId);
        var texts = new[]
        {
            Text(await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{receipt.ReceiptId}/document", service.Auditor)).Content.ReadAsByteArrayAsync()),
            await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{receipt.ReceiptId}/verify", null)).Content.ReadAsStringAsync(),
        };
        Assert.All(texts, text => Assert.Contains(shown, text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.True(hidden is null || !text.Contains(hidden, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Numbers_have_no_gap_when_many_issue_at_once_and_some_are_refused()
    {
        var campaign = await service.OpenAsync(Tree.School);
        var gifts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GiveAsync(campaign, 10_000)));
        // Each gift twice: one of the two is refused and its number must not be lost.
        var answers = await Task.WhenAll(gifts.Concat(gifts).Select(gift => service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, Request(ReceiptKind.CashReceipt, gift))));
        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await AssertNoGapsAsync();
    }

    [Fact]
    public async Task The_same_again_is_200_and_other_content_409()
    {
        var campaign = await service.OpenAsync();
        var request = Request(ReceiptKind.Acknowledgement, await GiveAsync(campaign, 10_000));
        await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, request)).ReadJsonAsync(HttpStatusCode.OK);
        await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, request with { DonationIds = [await GiveAsync(campaign, 1)] })).ReadProblemAsync(HttpStatusCode.Conflict, "id_taken");
        await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, request with { DonationIds = [Guid.CreateVersion7()] })).ReadProblemAsync(HttpStatusCode.UnprocessableEntity, "donation_unknown");
    }

    [Fact]
    public async Task A_cancelled_paper_keeps_its_number_and_only_another_person_cancels()
    {
        var campaign = await service.OpenAsync();
        var gift = await GiveAsync(campaign, 10_000);
        var issuer = service.Tokens.For(Roles.Accountant, Tree.HaNoi, Guid.CreateVersion7());
        var first = await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", issuer, Request(ReceiptKind.CashReceipt, gift))).ReadAsync<ReceiptView>(HttpStatusCode.Created);
        var path = $"/receipts/{first.ReceiptId}/cancel";
        await (await service.Http.SendAsync(HttpMethod.Post, path, issuer, new CancelReceiptRequest("Ghi nhầm"))).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        var past = await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(
            "update receipt set cancelled_by = issued_by, cancelled_at = now(), cancel_reason = 'x' where receipt_id = $1", first.ReceiptId));
        Assert.Equal("receipt_four_eyes", past.ConstraintName);
        var cancelled = await (await service.Http.SendAsync(HttpMethod.Post, path, service.Approver, new CancelReceiptRequest("Ghi nhầm"))).ReadAsync<ReceiptView>();
        Assert.Equal((first.Number, "Ghi nhầm"), (cancelled.Number, cancelled.CancelReason));
        Assert.True((await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{first.ReceiptId}/verify", null)).ReadAsync<ReceiptCheck>()).IsCancelled);
        Assert.Contains("ĐÃ HỦY", Text(await (await service.Http.SendAsync(HttpMethod.Get, $"/receipts/{first.ReceiptId}/document", service.Auditor)).Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        var second = await IssueAsync(ReceiptKind.CashReceipt, gift);
        Assert.True(second.Number > first.Number);
        await AssertNoGapsAsync();
        await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync("update receipt set number = number + 1000 where receipt_id = $1", first.ReceiptId));
    }

    [Fact]
    public async Task Letters_are_written_in_bulk_once_for_each_named_donor()
    {
        var campaign = await service.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => GiveAsync(campaign, 10_000 + i)));
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, Some.Gift(campaign) with { DonorDisplay = DonorDisplay.Anonymous, DonorName = null })).ReadJsonAsync(HttpStatusCode.Created);
        var requests = Enumerable.Range(0, 3).Select(_ => new IssueThanksRequest(Guid.CreateVersion7(), "Hà Nội", "Trần Văn Ký")).ToList();
        var answers = await Task.WhenAll(requests.Select(request => service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/thanks", service.Accountant, request)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        var batch = await answers.Single(answer => answer.StatusCode == HttpStatusCode.OK).ReadAsync<ThanksBatch>();
        Assert.Equal((12, 11, 0L), (batch.Count, batch.LastNumber - batch.FirstNumber, batch.Left));
        Assert.Equal(12L, await service.Database.ScalarAsync<long>("select count(*) from receipt_gift g join donation d using (donation_id) where d.campaign_id = $1", campaign));
        var again = requests.Single(request => request.BatchId == batch.BatchId);
        Assert.Equal(batch, await (await service.Http.SendAsync(HttpMethod.Post, $"/campaigns/{campaign}/thanks", service.Accountant, again)).ReadAsync<ThanksBatch>());
        using var zip = new ZipArchive(await (await service.Http.SendAsync(HttpMethod.Get, $"/receipt-batches/{batch.BatchId}/documents", service.Auditor)).Content.ReadAsStreamAsync());
        Assert.Equal(12, zip.Entries.Count);
        await AssertNoGapsAsync();
    }

    private static IssueReceiptRequest Request(ReceiptKind kind, Guid gift) => new(Guid.CreateVersion7(), kind, [gift], "Hà Nội", null, "Lê Văn Nhận");

    private async Task<ReceiptView> IssueAsync(ReceiptKind kind, Guid gift) =>
        await (await service.Http.SendAsync(HttpMethod.Post, "/receipts", service.Accountant, Request(kind, gift))).ReadAsync<ReceiptView>(HttpStatusCode.Created);

    private async Task<Guid> GiveAsync(Guid campaign, long amount)
    {
        RecordDonationRequest gift = Some.Gift(campaign, amount);
        await (await service.Http.SendAsync(HttpMethod.Post, "/donations", service.Accountant, gift)).ReadJsonAsync(HttpStatusCode.Created);
        return gift.DonationId;
    }

    private async Task AssertNoGapsAsync() => Assert.Equal(0L, await service.Database.ScalarAsync<long>(Gaps));

    internal const string Gaps = """
        with paper as (
            select unit_id, kind, year, number from receipt
            union all select minutes_unit_id, 'acknowledgement', minutes_year, minutes_number from goods_intake where minutes_number is not null
            union all select minutes_unit_id, 'handover', minutes_year, minutes_number from shipment where minutes_number is not null
            union all select minutes_unit_id, 'handover', minutes_year, minutes_number from described_gift where minutes_number is not null)
        select count(*) from (
            select 1 from paper join receipt_book b using (unit_id, kind, year) group by unit_id, kind, year, b.last_number
            having min(number) <> 1 or max(number) <> count(*) or b.last_number <> max(number)) gap
        """;

    // All parts of the file as one text, and the names of the parts.
    private static string Text(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        return string.Join('\n', zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return entry.FullName + "\n" + (entry.FullName.EndsWith(".xml", StringComparison.Ordinal) ? reader.ReadToEnd() : "");
        }));
    }
}
