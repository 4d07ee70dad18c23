using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Tests.Agreements;
using EduCoop.Twinning.Tests.Fixtures;

namespace EduCoop.Twinning.Tests.Registers;

/// <summary>Serials of agreements: by the issuing office and year, without gaps, kept by what is over.</summary>
[Collection(OneService.Name)]
public sealed class NumberTests(TwinningService service)
{
    [Fact]
    public async Task Agreements_that_become_active_at_once_are_numbered_without_gaps_and_keep_their_numbers()
    {
        var flows = new List<AgreementFlow>();
        for (var i = 0; i < 6; i++)
        {
            var flow = await AgreementFlow.PrepareAsync(service);
            await flow.ReachAsync(3);
            flows.Add(flow);
        }

        Assert.Equal(0L, await service.Database.ScalarAsync<long>("select count(*) from agreement_number where agreement_id = any ($1)", (object)flows.Select(flow => flow.Id).ToArray()));
        await Task.WhenAll(flows.Select(async flow => await (await flow.DoAsync(AgreementStep.Approve, flow.BorderApprover)).ReadAsync<AgreementView>()));
        Assert.Equal(6L, await service.Database.ScalarAsync<long>("select count(*) from agreement_number where agreement_id = any ($1)", (object)flows.Select(flow => flow.Id).ToArray()));
        const string gaps = "select count(*) from (select max(serial) <> count(*) or min(serial) <> 1 as gap from agreement_number group by office_id, year) office where gap";
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(gaps));
        const string serial = "select serial from agreement_number where agreement_id = $1";
        var before = await service.Database.ScalarAsync<int>(serial, flows[0].Id);
        await (await flows[0].DoAsync(AgreementStep.End, flows[0].SeekerHead)).ReadAsync<AgreementView>();
        Assert.Equal(before, await service.Database.ScalarAsync<int>(serial, flows[0].Id));
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(gaps));
    }
}
