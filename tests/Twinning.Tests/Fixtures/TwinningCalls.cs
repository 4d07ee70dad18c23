using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;

namespace EduCoop.Twinning.Tests.Fixtures;

/// <summary>What a head teacher says, and the calls with which it is said.</summary>
internal static class TwinningCalls
{
    internal static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    internal static int ThisYear => SchoolYear.Of(Today);

    internal static NeedContent Need(string theme = "stem", SupportMeasure measure = SupportMeasure.Sets, int year = 0) =>
        new(year == 0 ? ThisYear : year, theme, 4, 3, measure, "Ba bộ thực hành cho khối 4 và 5", SupportMode.Both, "Đón đoàn về thăm bản", "Báo cáo số 12/BC-THXB");

    internal static OfferContent Offer(string theme = "stem", int year = 0, int partners = 2) =>
        new(year == 0 ? ThisYear : year, partners, [new(theme, 12, SupportMeasure.Sessions, SupportMode.Online, "Mười hai buổi trực tuyến")], "Cho học sinh trải nghiệm vùng cao", "Liên hệ văn phòng trường");

    internal static Task<HttpResponseMessage> DeclareAsync(this TwinningService service, string token, Guid school, NeedContent need, Guid? id = null) =>
        service.Http.SendAsync(HttpMethod.Post, "/needs", token, new DeclareNeedRequest(id ?? Guid.CreateVersion7(), school, need));

    internal static Task<HttpResponseMessage> RegisterAsync(this TwinningService service, string token, Guid school, OfferContent offer, Guid? id = null) =>
        service.Http.SendAsync(HttpMethod.Post, "/offers", token, new RegisterOfferRequest(id ?? Guid.CreateVersion7(), school, offer));

    /// <summary>A school of its own for one test, below a ward.</summary>
    internal static async Task<Guid> AddSchoolAsync(this TwinningService service, string name, string type = "tieu_hoc", Guid? ward = null)
    {
        var id = Guid.CreateVersion7();
        var place = ward ?? Tree.BorderWard;
        await service.Database.AddUnitAsync(id, name, type, [place == Tree.BorderWard ? Tree.CaoBang : Tree.HaNoi, place]);
        return id;
    }
}
