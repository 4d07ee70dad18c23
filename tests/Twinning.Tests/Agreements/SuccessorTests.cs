using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EduCoop.Documents.Checking;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>The paper, and who goes on when a side is no more.</summary>
[Collection(OneService.Name)]
public sealed partial class SuccessorTests(TwinningService service)
{
    [Fact]
    public async Task A_school_that_merged_is_followed_by_its_successor_and_keeps_its_printed_name()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(1);
        var heir = await service.AddSchoolAsync("Trường Tiểu học và THCS Lũng Mẫu", "th_thcs");
        var heirHead = service.Tokens.For(Roles.SchoolOfficer, heir);
        await (await flow.DoAsync(AgreementStep.Accept, heirHead)).ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
        await service.Database.ExecuteAsync(
            "insert into unit_end (unit_id, last_day, successor_ids, version) values ($1, $2, $3, 2)", flow.Seeker, TwinningCalls.Today.AddDays(-1), new[] { heir });

        // The service's own worker lets the successor's people in.
        await Eventually.Async("the successor reads it", async () => (await service.Http.SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}", heirHead)).StatusCode, status => status == HttpStatusCode.OK);
        var accepted = await (await flow.DoAsync(AgreementStep.Accept, heirHead)).ReadAsync<AgreementView>();
        Assert.Equal(AgreementState.Accepted, accepted.State);
        var side = accepted.Units.Single(unit => unit.Party == AgreementParty.SeekerSchool);
        Assert.Equal(("Trường Tiểu học Lũng Mẫu", "Trường Tiểu học và THCS Lũng Mẫu"), (side.PrintedName, Assert.Single(side.Successors).Name));
        Assert.Equal("Trường Tiểu học và THCS Lũng Mẫu", accepted.History[^1].ByUnitName);

        var row = Assert.Single((await (await service.Http.SendAsync(HttpMethod.Get, "/agreements", heirHead)).ReadAsync<PagedResult<AgreementRow>>()).Items);
        Assert.Equal(("Trường Tiểu học Lũng Mẫu", "Trường Tiểu học và THCS Lũng Mẫu"), (row.SeekerName, row.SeekerNow));
        var words = await DocumentAsync(flow);
        Assert.Contains("BÊN B: Trường Tiểu học Lũng Mẫu", words);
        Assert.Contains("Trường Tiểu học Lũng Mẫu nay là Trường Tiểu học và THCS Lũng Mẫu.", words);
    }

    [Fact]
    public async Task The_paper_has_both_parties_the_articles_and_both_signatures()
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(1);
        var draft = await DocumentAsync(flow);
        Assert.Contains("/BTT-THHB", draft);
        Assert.DoesNotContain("đã phê duyệt tại", draft);
        await (await flow.DoAsync(AgreementStep.Accept, flow.SeekerHead, AgreementFlow.Act(AgreementStep.Accept) with { Signature = new("Lý Văn Mẫu", "HIỆU TRƯỞNG") })).ReadAsync<AgreementView>();
        await (await flow.DoAsync(AgreementStep.Approve, flow.WardApprover)).ReadAsync<AgreementView>();
        await (await flow.DoAsync(AgreementStep.Approve, flow.BorderApprover)).ReadAsync<AgreementView>();

        var words = await DocumentAsync(flow);
        string[] wanted =
        [
            "ỦY BAN NHÂN DÂN PHƯỜNG MẪU", "TRƯỜNG TIỂU HỌC HAI BÀ", "BẢN THỎA THUẬN", "Kết nghĩa giữa Trường Tiểu học Hai Bà và Trường Tiểu học Lũng Mẫu",
            "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;", "BÊN A: Trường Tiểu học Hai Bà", "BÊN B: Trường Tiểu học Lũng Mẫu", "Đầu mối liên hệ: Nguyễn Văn Mẫu, Tổ trưởng tổ 4-5",
            "Giáo dục STEM: Bốn buổi trực tuyến mỗi học kỳ", "Giao lưu, trải nghiệm: Đón đoàn dự lễ hội Lồng tồng",
            "Ủy ban nhân dân phường Mẫu đã phê duyệt tại Văn bản số 45/QĐ-UBND ngày 03 tháng 9 năm 2024", "KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Nông Thị Mẫu", "Lý Văn Mẫu", "Nơi nhận:",
        ];
        Assert.All(wanted, text => Assert.Contains(text, words));
    }

    private async Task<string> DocumentAsync(AgreementFlow flow)
    {
        using var answer = await service.Http.SendAsync(HttpMethod.Get, $"/agreements/{flow.Id}/document", flow.SupporterHead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), answer.Content.Headers.ContentType);
        var check = FormatCheck.Check(await answer.Content.ReadAsByteArrayAsync(), "thoa-thuan.docx");
        Assert.Empty(check.Departures.Select(departure => $"{departure.Rule.Id}: {departure.Quote} {departure.Measured}"));
        Assert.Null(check.Refusal);
        await using var file = await answer.Content.ReadAsStreamAsync();
        using var package = new ZipArchive(file, ZipArchiveMode.Read);
        using var body = package.GetEntry("word/document.xml")!.Open();
        var paragraphs = XDocument.Load(body).Descendants().Where(element => element.Name.LocalName == "p");
        return Spaces().Replace(string.Join('\n', paragraphs.Select(paragraph => string.Concat(paragraph.Descendants().Where(text => text.Name.LocalName == "t").Select(text => text.Value)))), " ");
    }

    [GeneratedRegex(@"[ \u00A0]+")]
    private static partial Regex Spaces();
}
