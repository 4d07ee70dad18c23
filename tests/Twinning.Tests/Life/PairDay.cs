using System.Net;
using System.Net.Http.Headers;
using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Life;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Life;

/// <summary>An active pair of two schools of its own, and the calls with which they live.</summary>
internal sealed class PairDay
{
    private readonly TwinningService service;

    private PairDay(TwinningService service, AgreementFlow flow) => (this.service, Flow) = (service, flow);

    internal AgreementFlow Flow { get; }

    internal Guid Id => Flow.Id;

    /// <summary>The school year that today lies in, which is one of the agreement's.</summary>
    internal static int Year => TwinningCalls.ThisYear;

    internal static async Task<PairDay> ActiveAsync(TwinningService service)
    {
        var flow = await AgreementFlow.PrepareAsync(service);
        await flow.ReachAsync(4);
        return new(service, flow);
    }

    /// <summary>An activity that began an hour ago, so that it may be reported.</summary>
    internal static ActivityContent Lesson(string title = "Tiết STEM chung: đèn chiếu sáng") => new(
        Year, "bai_giang_truc_tuyen", "stem", title, "Hai lớp 4 cùng làm đèn", SupportMode.Online, null, ActivityLead.Supporter, DateTimeOffset.UtcNow.AddMinutes(-30), DateTimeOffset.UtcNow.AddMinutes(60));

    internal static ActivityReport Report(int pupils = 35) => new(TwinningCalls.Today, 90, 2, pupils, 3, 28, "Hai lớp làm được mười hai đèn, hẹn làm tiếp tháng sau");

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, object? body = null) => service.Http.SendAsync(method, path, token, body);

    internal async Task<ActivityView> PlanAsync(string token, ActivityContent? content = null) =>
        await (await SendAsync(HttpMethod.Post, "/activities", token, new PlanActivityRequest(Guid.CreateVersion7(), Id, content ?? Lesson()))).ReadAsync<ActivityView>(HttpStatusCode.Created);

    internal async Task<ActivityView> HeldAsync()
    {
        var planned = await PlanAsync(Flow.SupporterHead);
        return await (await SendAsync(HttpMethod.Post, $"/activities/{planned.ActivityId}/report", Flow.SupporterHead, new ReportActivityRequest(1, Report()))).ReadAsync<ActivityView>();
    }

    internal Task<HttpResponseMessage> SendFileAsync(Guid activity, string token, byte[] bytes, string query, Guid? id = null, string name = "buoi-hoc.jpg")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(HttpMethod.Post, $"/activities/{activity}/files?fileId={id ?? Guid.CreateVersion7()}&fileName={name}{query}", token, content);
    }

    internal Task<ActivityView> GetAsync(Guid activity, string token) => ReadAsync<ActivityView>($"/activities/{activity}", token);

    internal async Task<T> ReadAsync<T>(string path, string token) => await (await SendAsync(HttpMethod.Get, path, token)).ReadAsync<T>();
}
