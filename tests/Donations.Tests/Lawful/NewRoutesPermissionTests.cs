using System.Net;
using System.Text;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Lawful;

/// <summary>Who may do what in the campaign's life, on papers, in classification. Taking a control away turns one of these red.</summary>
[Collection(OneService.Name)]
public sealed class NewRoutesPermissionTests(DonationsService service)
{
    private static readonly string[] Officers = [Roles.ProgrammeOfficer, Roles.Administrator];
    private static readonly string[] Approvers = [Roles.Approver];
    private static readonly string[] Issuers = [Roles.Accountant, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];
    private static readonly string[] Deciders = [Roles.Accountant, Roles.Approver];
    private static readonly string[] Proposers = [Roles.Accountant, Roles.ProgrammeOfficer];
    private const string Approval = """{"approverName":"UBND phường"}""";
    private const string Lines = """{"lines":[{"purpose":"teaching_equipment","what":"Máy tính","costVnd":1}]}""";

    // Method, path, who may, body, and whether the path leads to a campaign of the ward.
    private static readonly (string Method, string Path, string[] Roles, string? Body, bool HasUnit)[] Routes =
    [
        ("GET", "/campaigns/{c}/plan", [.. Roles.All], null, true),
        ("POST", "/campaigns/{c}/plan/submit", Officers, null, true),
        ("POST", "/campaigns/{c}/plan/approve", Approvers, Approval, true),
        ("POST", "/campaigns/{c}/plan/return", Approvers, """{"reason":"x"}""", true),
        ("POST", "/campaigns/{c}/open", Officers, null, true),
        ("GET", "/campaigns/{c}/clocks", [.. Roles.All], null, true),
        ("POST", "/campaigns/{c}/clocks/totals_published/done", Officers, """{"doneOn":"2026-01-01"}""", true),
        ("PUT", "/campaigns/{c}/usage-plan", Officers, Lines, true),
        ("POST", "/campaigns/{c}/usage-plan/adopt", Approvers, null, true),
        ("POST", "/campaigns/{c}/usage-plan/comments", [Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Administrator], """{"commentId":"01990000-0000-7000-8000-0000000000aa","text":"x"}""", true),
        ("GET", "/campaigns/{c}/usage-plan/comments", [.. Roles.All], null, true),
        ("PUT", "/campaigns/{c}/settlement", [Roles.Accountant], Lines, true),
        ("POST", "/campaigns/{c}/settlement/publish", Approvers, null, true),
        ("GET", "/campaign-plans", [.. Roles.All], null, false),
        ("GET", "/clocks", [.. Roles.All], null, false),
        ("GET", "/purposes", [.. Roles.All], null, false),
        ("GET", "/holidays/2026", [.. Roles.All], null, false),
        ("PUT", "/holidays/2034", [Roles.Administrator], """{"days":[]}""", false),
        ("POST", "/receipts", Issuers, """{"receiptId":"01990000-0000-7000-8000-0000000000ab","kind":"cash_receipt","donationIds":["01990000-0000-7000-8000-0000000000ac"],"place":"Hà Nội"}""", false),
        ("GET", "/receipts?campaignId={c}", [.. Roles.All], null, true),
        ("GET", "/receipts/{c}", [.. Roles.All], null, false),
        ("GET", "/receipts/{c}/document", [.. Roles.All], null, false),
        ("POST", "/receipts/{c}/cancel", Deciders, """{"reason":"x"}""", false),
        ("POST", "/campaigns/{c}/thanks", Issuers, """{"batchId":"01990000-0000-7000-8000-0000000000ad","place":"Hà Nội","signedBy":"Trần Ký"}""", true),
        ("POST", "/campaigns/{c}/thanks-jobs", Issuers, """{"jobId":"01990000-0000-7000-8000-0000000000b2","place":"Hà Nội","signedBy":"Trần Ký"}""", true),
        ("GET", "/campaigns/{c}/thanks-jobs", [.. Roles.All], null, true),
        ("GET", "/campaigns/{c}/thanks-preview", [.. Roles.All], null, true),
        ("GET", "/campaigns/{c}/thanks-preview/document?place=Hue&signedBy=Mau", Issuers, null, true),
        ("GET", "/receipt-batches/{c}/documents", [.. Roles.All], null, false),
        ("GET", "/classification/funds", [.. Roles.All], null, false),
        ("GET", "/classification/queue?bucketId={c}", [.. Roles.All], null, true),
        ("POST", "/classification/run?bucketId={c}", [Roles.Accountant], null, true),
        ("GET", "/classification/assignments?bucketId={c}", [.. Roles.All], null, true),
        ("POST", "/classification/assignments", Proposers, """{"assignmentId":"01990000-0000-7000-8000-0000000000ae","donationId":"01990000-0000-7000-8000-0000000000af","toCampaign":"01990000-0000-7000-8000-0000000000b0","reason":"xyz"}""", false),
        ("POST", "/classification/assignments/{c}/confirm", Deciders, null, false),
        ("POST", "/classification/assignments/{c}/refuse", Deciders, null, false),
        ("GET", "/classification/rules?bucketId={c}", [.. Roles.All], null, true),
        ("POST", "/classification/rules", Proposers, """{"ruleId":"01990000-0000-7000-8000-0000000000b1","bucketId":"{c}","toCampaign":"{c}","words":"mua sach vo"}""", true),
        ("POST", "/classification/rules/{c}/approve", Deciders, null, false),
        ("POST", "/classification/rules/{c}/end", Deciders, null, false),
        ("POST", "/campaigns/{c}/restrictions", [Roles.ProgrammeOfficer, Roles.Accountant, Roles.Administrator], """{"restrictionId":"01990000-0000-7000-8000-0000000000b3","said":"chỉ mua sách","useUntil":"2030-01-01"}""", true),
        ("GET", "/campaigns/{c}/restrictions", [.. Roles.All], null, true),
        ("POST", "/restrictions/{c}/end", Deciders, """{"reason":"x"}""", false),
        ("POST", "/donations/{c}/conditions", [Roles.ProgrammeOfficer, Roles.Accountant, Roles.Administrator], """{"conditionId":"01990000-0000-7000-8000-0000000000b4","terms":{"said":"chỉ mua sách","useUntil":"2030-01-01"},"reason":"xyz"}""", false),
        ("GET", "/donations/{c}/conditions", [.. Roles.All], null, false),
        ("GET", "/campaigns/{c}/gift-conditions", [.. Roles.All], null, true),
        ("GET", "/campaigns/{c}/money", [.. Roles.All], null, true),
        ("POST", "/gift-conditions/{c}/place", Deciders, null, false),
        ("POST", "/gift-conditions/{c}/drop", Deciders, """{"reason":"x"}""", false),
        ("GET", "/goods/payments?campaignId={c}", [.. Roles.All], null, true),
        ("POST", "/goods/intakes/{c}/payments", [Roles.Accountant], """{"entrySequence":1}""", false),
        ("POST", "/goods/payments/9223372036854775807/undo", Deciders, null, false),
        ("GET", "/goods/items", [.. Roles.All], null, false),
        ("PUT", "/goods/items/MAU-X", Officers, """{"name":"Mẫu","unitName":"cái"}""", false),
        ("GET", "/goods/warehouses", [.. Roles.All], null, false),
        ("POST", "/goods/warehouses", [Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.Administrator], """{"warehouseId":"01990000-0000-7000-8000-0000000000c1","unitId":"01990000-0000-7000-8000-0000000000c2","name":"Kho"}""", false),
        ("GET", "/goods/stock?campaignId={c}", [.. Roles.All], null, true),
        ("GET", "/goods/intakes?campaignId={c}", [.. Roles.All], null, true),
        ("POST", "/goods/intakes", Issuers, """{"intakeId":"01990000-0000-7000-8000-0000000000c3","campaignId":"{c}","warehouseId":"{c}","origin":"gift","lines":[{"itemCode":"SACH","quantity":1}],"donorDisplay":"anonymous"}""", true),
        ("POST", "/goods/intakes/{c}/count", Issuers, """{"counts":[{"itemCode":"SACH","quantity":1}],"place":"Hà Nội"}""", false),
        ("POST", "/goods/intakes/{c}/refuse", Issuers, """{"reason":"x"}""", false),
        ("GET", "/goods/intakes/{c}/document", [.. Roles.All], null, false),
        ("GET", "/goods/shipments", [.. Roles.All], null, false),
        ("GET", "/goods/shipments/{c}", [.. Roles.All], null, false),
        ("POST", "/goods/shipments", Issuers, """{"shipmentId":"01990000-0000-7000-8000-0000000000c4","campaignId":"{c}","warehouseId":"{c}","schoolId":"{c}","lines":[{"itemCode":"SACH","quantity":1}]}""", true),
        ("POST", "/goods/shipments/{c}/cancel", Issuers, null, false),
        ("POST", "/goods/shipments/{c}/send", Issuers, """{"carrier":"Xe"}""", false),
        ("POST", "/goods/shipments/{c}/receive", Issuers, """{"counts":[{"itemCode":"SACH","quantity":1}],"receiverName":"Mẫu","place":"Cao Bằng"}""", false),
        ("POST", "/goods/shipments/{c}/return", Issuers, """{"counts":[{"itemCode":"SACH","quantity":1}]}""", false),
        ("GET", "/goods/shipments/{c}/document", [.. Roles.All], null, false),
        ("GET", "/goods/described", [.. Roles.All], null, false),
        ("GET", "/goods/described/{c}", [.. Roles.All], null, false),
        ("POST", "/goods/described", Issuers, """{"giftId":"01990000-0000-7000-8000-0000000000c6","campaignId":"{c}","schoolId":"{c}","kind":"work","description":"Sơn lại 4 phòng học","unitName":"phòng","quantity":4,"donorDisplay":"anonymous"}""", true),
        ("POST", "/goods/described/{c}/agree", Issuers, null, false),
        ("POST", "/goods/described/{c}/refuse", Issuers, """{"reason":"x"}""", false),
        ("POST", "/goods/described/{c}/cancel", Issuers, null, false),
        ("POST", "/goods/described/{c}/accept", Issuers, """{"accepted":1,"receiverName":"Mẫu","place":"Cao Bằng"}""", false),
        ("GET", "/goods/described/{c}/document", [.. Roles.All], null, false),
        ("GET", "/goods/write-offs?campaignId={c}", [.. Roles.All], null, true),
        ("POST", "/goods/write-offs", Issuers, """{"writeOffId":"01990000-0000-7000-8000-0000000000c5","campaignId":"{c}","warehouseId":"{c}","itemCode":"SACH","quantity":1,"reason":"xyz"}""", true),
        ("POST", "/goods/write-offs/{c}/confirm", Deciders, null, false),
        ("POST", "/goods/write-offs/{c}/refuse", Deciders, null, false),
        ("GET", "/reconciliation?campaignId={c}", [.. Roles.All], null, true),
        ("GET", "/reconciliation/lines?campaignId={c}", [.. Roles.All], null, true),
        ("GET", "/campaigns/{c}/settlement/draft", [.. Roles.All], null, true),
        ("GET", "/statements/{c}/difference", [.. Roles.All], null, false),
        ("GET", "/approvals", [.. Roles.All], null, false),
    ];

    public static TheoryData<int> EachRoute => [.. Enumerable.Range(0, Routes.Length)];

    [Theory]
    [MemberData(nameof(EachRoute))]
    public async Task Without_a_token_it_is_401_and_without_the_role_403(int route)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(route, null, Guid.CreateVersion7())).StatusCode);
        foreach (var role in Roles.All.Except(Routes[route].Roles))
        {
            await (await SendAsync(route, service.Tokens.For(role, Tree.HaNoi), Guid.CreateVersion7())).ReadProblemAsync(HttpStatusCode.Forbidden, "not_allowed");
        }
    }

    [Fact]
    public async Task Outside_the_scope_of_the_unit_it_is_403()
    {
        var campaign = await service.OpenAsync(Tree.Ward);
        for (var route = 0; route < Routes.Length; route++)
        {
            foreach (var role in Routes[route].HasUnit ? Routes[route].Roles.Except([Roles.Administrator]) : [])
            {
                var answer = await SendAsync(route, service.Tokens.For(role, Tree.CaoBang), campaign);
                await answer.ReadProblemAsync(HttpStatusCode.Forbidden, "out_of_scope");
            }
        }
    }

    [Fact]
    public async Task No_member_of_any_body_asks_for_a_smallest_usual_or_per_person_amount()
    {
        var json = await (await service.Http.SendAsync(HttpMethod.Get, "/openapi/v1.json", service.Auditor)).ReadJsonAsync();
        var members = json.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(member => member.Name)).Distinct().ToList();
        Assert.Contains("costVnd", members);
        Assert.DoesNotContain(members, member => System.Text.RegularExpressions.Regex.IsMatch(member, "(?i)^(min|max|least|average|avg|suggested|recommended|default|target|per)[A-Z].*(vnd|amount)|per(pupil|person|student|head|class)"));
    }

    private Task<HttpResponseMessage> SendAsync(int route, string? token, Guid campaign)
    {
        var (method, path, _, body, _) = Routes[route];
        string Filled(string text) => text.Replace("{c}", campaign.ToString(), StringComparison.Ordinal);
        return service.Http.SendAsync(new HttpMethod(method), Filled(path), token, body is null ? null : new StringContent(Filled(body), Encoding.UTF8, "application/json"));
    }
}
