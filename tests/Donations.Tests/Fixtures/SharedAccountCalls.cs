using System.Net;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Lawful;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Tests.Fixtures;

/// <summary>One account for two campaigns, and gifts that people move out of its fund.</summary>
internal static class SharedAccountCalls
{
    internal static async Task<(Guid Bucket, Guid One, Guid Two, string Account)> ShareAccountAsync(this DonationsService service, Guid? unit = null)
    {
        var account = Some.AccountNumber();
        var ids = new List<Guid>();
        for (var i = 0; i < 2; i++)
        {
            var request = Some.Campaign() with { UnitId = unit ?? Tree.HaNoi, Account = new("Agribank", account, Shared: true) };
            await service.Http.OpenLawfullyAsync(service.Officer, service.Approver, request);
            ids.Add(request.CampaignId);
        }

        var funds = await (await service.Http.SendAsync(HttpMethod.Get, "/classification/funds?pageSize=200", service.Auditor)).ReadAsync<PagedResult<FundView>>();
        var fund = funds.Items.Single(item => item.Campaigns.Contains(ids[0]));
        Assert.Equal(ids.Order(), fund.Campaigns.Order());
        return (fund.BucketId, ids[0], ids[1], account);
    }

    /// <summary>A person proposes, another confirms.</summary>
    internal static async Task AssignAsync(this DonationsService service, Guid gift, Guid campaign)
    {
        var request = new ProposeAssignmentRequest(Guid.CreateVersion7(), gift, campaign, "Người chuyển gọi điện xác nhận");
        await (await service.Http.SendAsync(HttpMethod.Post, "/classification/assignments", service.Accountant, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/classification/assignments/{request.AssignmentId}/confirm", service.Approver)).ReadJsonAsync();
    }
}
