using System.Net;
using EduCoop.Donations.Lawful;

namespace EduCoop.Donations.Tests.Fixtures;

internal static class LawfulCalls
{
    /// <summary>Draft, submission, another person's approval, opening.</summary>
    internal static async Task OpenLawfullyAsync(this HttpClient http, string officer, string approver, DraftCampaignRequest request)
    {
        await http.ApproveAsync(officer, approver, request);
        await (await http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/open", officer)).ReadJsonAsync();
    }

    /// <summary>Everything but the opening.</summary>
    internal static async Task ApproveAsync(this HttpClient http, string officer, string approver, DraftCampaignRequest request)
    {
        await (await http.SendAsync(HttpMethod.Post, "/campaigns", officer, request)).ReadJsonAsync(HttpStatusCode.Created);
        await (await http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/plan/submit", officer)).ReadJsonAsync();
        await (await http.SendAsync(HttpMethod.Post, $"/campaigns/{request.CampaignId}/plan/approve", approver, new ApproveCampaignRequest("UBND phường Mẫu", "05/QĐ-UBND"))).ReadJsonAsync();
    }
}
