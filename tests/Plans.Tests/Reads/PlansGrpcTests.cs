using EduCoop.Plans.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Grpc.Core;
using Grpc.Net.Client;
using Rpc = EduCoop.Contracts.Plans.V1;

namespace EduCoop.Plans.Tests.Reads;

[Collection(OneService.Name)]
public sealed class PlansGrpcTests(PlansService service) : IDisposable
{
    private readonly GrpcChannel channel = GrpcChannel.ForAddress(service.Host.GrpcAddress);

    private Rpc.Plans.PlansClient Client => new(channel);

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task A_plan_and_its_work_are_read_as_over_http()
    {
        var plan = await service.IssuedAsync(PlanCalls.OneTask, PlanCalls.Task("II.2", "Báo cáo", "Trường Tiểu học Mẫu", "Trước ngày 15/12 hằng năm"));
        var wire = await Client.GetPlanAsync(new() { PlanId = plan.PlanId.ToString() }, With(service.Officer));
        Assert.Equal((plan.DocumentNumber, "2026-04-17", "issued", 2), (wire.DocumentNumber, wire.DocumentDate, wire.State, wire.TaskCount));

        var items = await ReadAsync(new() { PlanId = plan.PlanId.ToString(), AsOf = "2028-01-01" }, service.Officer);
        Assert.Equal(["2026-12-31", "2026-12-14", "2027-12-14", "2028-12-14", "2029-12-14", "2030-12-14"], items.Select(item => item.DueOn));
        Assert.Equal(["overdue", "overdue", "overdue"], items.Take(3).Select(item => item.Status));

        // A ward sees its own work and that of the school below it, another ward none.
        Assert.Equal(6, (await ReadAsync(new() { PlanId = plan.PlanId.ToString() }, service.WardOfficer)).Count(item => item.OccurrenceId.Length > 0));
        Assert.DoesNotContain(await ReadAsync(new() { PlanId = plan.PlanId.ToString() }, service.Tokens.For(Roles.UnitOfficer, Tree.OtherWard)), item => item.OccurrenceId.Length > 0);
    }

    [Fact]
    public async Task Refusals_are_those_of_http()
    {
        var plan = await service.IssuedAsync();
        async Task<StatusCode> CallAsync(string planId, string token) =>
            (await Assert.ThrowsAsync<RpcException>(async () => await Client.GetPlanAsync(new() { PlanId = planId }, With(token)))).StatusCode;

        Assert.Equal(StatusCode.PermissionDenied, await CallAsync(plan.PlanId.ToString(), service.Tokens.For(Roles.Auditor, Tree.CaoBang)));
        Assert.Equal(StatusCode.NotFound, await CallAsync(Guid.CreateVersion7().ToString(), service.Officer));
        Assert.Equal(StatusCode.InvalidArgument, await CallAsync("x", service.Officer));
        Assert.Equal(StatusCode.Unauthenticated, await CallAsync(plan.PlanId.ToString(), "x"));
    }

    private async Task<List<Rpc.TaskItem>> ReadAsync(Rpc.ListTasksRequest request, string token)
    {
        using var call = Client.ListTasks(request, With(token));
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    private static Metadata With(string token) => new() { { "authorization", $"Bearer {token}" } };
}
