using System.Net;
using EduCoop.Plans.Life;
using EduCoop.Plans.Tasks;

namespace EduCoop.Plans.Tests.Fixtures;

/// <summary>One piece of work of the ward, and calls on it.</summary>
internal static class WorkCalls
{
    internal static async Task<(PlanView Plan, TaskView Task, OccurrenceView Work)> WorkAsync(this PlansService service, object? task = null)
    {
        var plan = await service.IssuedAsync(task ?? PlanCalls.OneTask);
        var view = await service.TaskAsync(await service.Database.ScalarAsync<Guid>("select task_id from task where plan_id = $1 order by position limit 1", plan.PlanId));
        return (plan, view, view.Occurrences[0]);
    }

    internal static async Task<TaskView> TaskAsync(this PlansService service, Guid taskId, string? token = null) =>
        await (await service.Http.SendAsync(HttpMethod.Get, $"/tasks/{taskId}", token ?? service.Officer)).ReadAsync<TaskView>();

    internal static Task<HttpResponseMessage> PostWorkAsync(this PlansService service, Guid occurrenceId, string step, string token, object body) =>
        service.Http.SendAsync(HttpMethod.Post, $"/occurrences/{occurrenceId}/{step}", token, body);

    internal static object Progress(int percent, Guid? id = null) => new { progressId = id ?? Guid.CreateVersion7(), percent, text = $"Đã làm {percent} %" };

    internal static object HandIn(Guid? id = null) => new { progressId = id ?? Guid.CreateVersion7(), text = "Đã xong, kèm báo cáo." };

    internal static Task<HttpResponseMessage> PostEvidenceAsync(this PlansService service, Guid occurrenceId, string token, byte[] bytes, string name, string more = "", Guid? id = null) =>
        service.Http.SendAsync(
            HttpMethod.Post, $"/evidence?occurrenceId={occurrenceId}&evidenceId={id ?? Guid.CreateVersion7()}&fileName={Uri.EscapeDataString(name)}{more}", token, new ByteArrayContent(bytes));

    internal static byte[] Pdf() => [.. "%PDF-1.4\n"u8, .. Guid.CreateVersion7().ToByteArray()];

    internal static byte[] Png() => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Guid.CreateVersion7().ToByteArray()];

    internal static Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answer) => answer.ContinueWith(one => one.Result.StatusCode, TaskScheduler.Default);
}
