using System.Net;
using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Agreements;

/// <summary>A pair of a new school in Hà Nội and a new one at the border, with people on all four sides, so that tests do not see each other's.</summary>
internal sealed class AgreementFlow
{
    private readonly TwinningService service;

    private AgreementFlow(TwinningService service) => this.service = service;

    internal Guid Supporter { get; } = Guid.CreateVersion7();

    internal Guid Seeker { get; } = Guid.CreateVersion7();

    internal Guid Id { get; } = Guid.CreateVersion7();

    internal string SupporterHead { get; private set; } = "";

    internal string SeekerHead { get; private set; } = "";

    internal string WardApprover { get; private set; } = "";

    internal string BorderApprover { get; private set; } = "";

    /// <summary>The last school year; next year's, so that no time runs out on the day the tests run.</summary>
    internal static int Through { get; } = TwinningCalls.Today.Year + 1;

    internal static AgreementSignature Signed { get; } = new("Nông Thị Mẫu", "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG");

    internal static AgreementBasis Decision { get; } = new("45/QĐ-UBND", new(2024, 9, 3), "phê duyệt kết nghĩa");

    internal static async Task<AgreementFlow> PrepareAsync(TwinningService service)
    {
        var flow = new AgreementFlow(service);
        await service.Database.AddUnitAsync(flow.Supporter, "Trường Tiểu học Hai Bà", "tieu_hoc", [Tree.HaNoi, Tree.Ward]);
        await service.Database.AddUnitAsync(flow.Seeker, "Trường Tiểu học Lũng Mẫu", "tieu_hoc", [Tree.CaoBang, Tree.BorderWard]);
        flow.SupporterHead = service.Tokens.For(Roles.SchoolOfficer, flow.Supporter);
        flow.SeekerHead = service.Tokens.For(Roles.SchoolOfficer, flow.Seeker);
        flow.WardApprover = service.Tokens.For(Roles.Approver, Tree.Ward);
        flow.BorderApprover = service.Tokens.For(Roles.UnitOfficer, Tree.BorderWard);
        return flow;
    }

    internal ProposeAgreementRequest Proposal(Guid? messageId = null) => new(
        Id, messageId ?? Guid.CreateVersion7(), Supporter, Seeker,
        [new(true, "stem", "Bốn buổi trực tuyến mỗi học kỳ"), new(false, "giao_luu", "Đón đoàn dự lễ hội Lồng tồng")],
        Through - 1, Through, "Mẫu", "BTT-THHB", Signed, null, "Nguyễn Văn Mẫu, Tổ trưởng tổ 4-5", null, ["Luật Giáo dục ngày 14 tháng 6 năm 2019"]);

    internal static AgreementActRequest Act(AgreementStep step, Guid? messageId = null, int? year = null) => new(
        messageId ?? Guid.CreateVersion7(),
        step is AgreementStep.Decline or AgreementStep.Withdraw ? null : Signed,
        step == AgreementStep.Approve ? Decision : null,
        step is AgreementStep.Decline or AgreementStep.Withdraw or AgreementStep.End ? "Không còn phù hợp với kế hoạch năm học" : null,
        year);

    internal Task<HttpResponseMessage> ProposeAsync(string token, ProposeAgreementRequest? request = null) =>
        service.Http.SendAsync(HttpMethod.Post, "/agreements", token, request ?? Proposal());

    internal Task<HttpResponseMessage> DoAsync(AgreementStep step, string token, AgreementActRequest? request = null) =>
        service.Http.SendAsync(HttpMethod.Post, $"/agreements/{Id}/{step.ToString().ToLowerInvariant()}", token, request ?? Act(step));

    internal async Task<AgreementView> GetAsync(string token) => await (await service.Http.SendAsync(HttpMethod.Get, $"/agreements/{Id}", token)).ReadAsync<AgreementView>();

    /// <summary>Proposed by the supporting school, then as many of the three answers as wanted.</summary>
    internal async Task<AgreementView> ReachAsync(int consents)
    {
        var view = await (await ProposeAsync(SupporterHead)).ReadAsync<AgreementView>(HttpStatusCode.Created);
        (AgreementStep Step, string Token)[] answers = [(AgreementStep.Accept, SeekerHead), (AgreementStep.Approve, WardApprover), (AgreementStep.Approve, BorderApprover)];
        foreach (var (step, token) in answers.Take(consents - 1))
        {
            view = await (await DoAsync(step, token)).ReadAsync<AgreementView>();
        }

        return view;
    }
}
