using EduCoop.Contracts.Donations;
using EduCoop.Reporting.Aid;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests;

/// <summary>What the gifts became: bought goods and what schools counted, on the public page's answer.</summary>
public sealed class AidTests(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Purchases_and_deliveries_are_shown_once_each_and_in_pages()
    {
        var (campaign, slug, school) = (Guid.CreateVersion7(), $"dot-{Guid.NewGuid():N}", Guid.CreateVersion7());
        await reporting.Owners.SendAsync(Events.Opened(campaign, slug));
        var bought = new FundsAllocated(
            Guid.CreateVersion7(), campaign, 12_000_000, "Công ty Sách mẫu", [new("SGK-BO", "Bộ sách giáo khoa", "bộ", 120)], 7, new DateOnly(2026, 11, 20), DateTimeOffset.UtcNow);
        await reporting.Owners.SendAsync(bought);
        await reporting.Owners.SendAsync(bought);
        foreach (var place in Enumerable.Range(1, 3))
        {
            var aid = new AidDelivered(
                Guid.CreateVersion7(), campaign, place == 3 ? Guid.CreateVersion7() : school, $"Trường Tiểu học Mẫu {place}", $"0{place}/BBGN-SGDĐT",
                [new("SGK-BO", "Bộ sách giáo khoa", "bộ", 10 * place)], 10 + place, new DateOnly(2026, 11, 20 + place), DateTimeOffset.UtcNow.AddMinutes(place));
            await reporting.Owners.SendAsync(aid);
            await reporting.Owners.SendAsync(aid);
        }

        var all = await Eventually.Async("everything is shown", () => ReadAsync(slug, 20, 1), answer => answer is { DeliveredCount: 3, BoughtCount: 1 });
        Assert.Equal((12_000_000L, 2L, 120L), (all.BoughtVnd, all.SchoolCount, all.Bought.Single().Goods.Single().Quantity));
        Assert.Equal([30L, 20L, 10L], all.Delivered.Select(one => one.Goods.Single().Quantity));
        var second = await ReadAsync(slug, 2, 2);
        Assert.Equal("01/BBGN-SGDĐT", Assert.Single(second.Delivered).DocumentNumber);
    }

    private async Task<PublicAid> ReadAsync(string slug, int size, int page) =>
        await (await reporting.Http.GetAsync($"/public/campaigns/{slug}/aid?page={page}&pageSize={size}")).ReadAsync<PublicAid>();
}
