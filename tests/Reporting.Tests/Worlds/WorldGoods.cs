using EduCoop.ServiceDefaults;
using EduCoop.Testing;

namespace EduCoop.Reporting.Tests.Worlds;

/// <summary>Goods of a random world: given and bought, counted into a warehouse with less than was announced, sent to schools, received in full, in part, sent back or still on the way; and promises, which are not money.</summary>
internal sealed class WorldGoods(Owners owners, WorldUnits units)
{
    private const string Books = "SACH";
    private readonly string maker = owners.Tokens.For(Roles.Accountant, units.Department);
    private readonly string checker = owners.Tokens.For(Roles.UnitOfficer, units.Department);
    private readonly string officer = owners.Tokens.For(Roles.ProgrammeOfficer, units.Department);

    internal async Task MakeAsync(Guid campaign)
    {
        var warehouse = Guid.CreateVersion7();
        await PostAsync("/goods/warehouses", officer, new { warehouseId = warehouse, unitId = units.Department, name = $"Kho {warehouse.ToString("N")[^6..]}" });
        await TakeAsync(campaign, warehouse, "gift", 0);
        await PostAsync("/donations", maker, new { donationId = Guid.CreateVersion7(), campaignId = campaign, amountVnd = 20_000_000, occurredAt = DateTimeOffset.UtcNow.AddMinutes(-units.Random.Next(1, 1000)), donorDisplay = "anonymous" });
        await TakeAsync(campaign, warehouse, "purchase", units.Random.Next(1, 2_000) * 10_000L);
        foreach (var _ in Enumerable.Range(0, units.Random.Next(1, 5)))
        {
            await ShipAsync(campaign, warehouse, units.Any([.. units.Schools.Keys]));
        }

        foreach (var _ in Enumerable.Range(0, units.Random.Next(1, 3)))
        {
            await PostAsync("/pledges", officer, new
            {
                pledgeId = Guid.CreateVersion7(), campaignId = campaign, donorName = "Công ty Mẫu", donorDisplay = "named",
                instalments = new[] { new { dueOn = WorldUnits.Written(WorldUnits.Today.AddDays(units.Random.Next(1, 300))), amountVnd = units.Random.Next(1, 9_000) * 1_000L } },
            });
        }
    }

    private async Task TakeAsync(Guid campaign, Guid warehouse, string origin, long costVnd)
    {
        var intake = Guid.CreateVersion7();
        var announced = units.Random.Next(100, 300);
        var isGift = origin == "gift";
        await PostAsync("/goods/intakes", maker, new
        {
            intakeId = intake, campaignId = campaign, warehouseId = warehouse, origin, lines = Lines(announced), donorDisplay = isGift ? "named" : (string?)null, donorName = isGift ? "Nguyễn Thị Mẫu" : null,
            supplier = isGift ? null : "Công ty Sách mẫu", invoice = isGift ? null : $"HD{intake:N}", costVnd = isGift ? (long?)null : costVnd,
        });
        await PostAsync($"/goods/intakes/{intake}/count", checker, new { counts = Lines(units.Chance(70) ? announced : announced - units.Random.Next(1, 50)), place = "Mẫu" });
    }

    private async Task ShipAsync(Guid campaign, Guid warehouse, Guid school)
    {
        var (shipment, sent) = (Guid.CreateVersion7(), units.Random.Next(2, 20));
        await PostAsync("/goods/shipments", maker, new { shipmentId = shipment, campaignId = campaign, warehouseId = warehouse, schoolId = school, lines = Lines(sent) });
        if (units.Chance(10))
        {
            await PostAsync($"/goods/shipments/{shipment}/cancel", maker);
            return;
        }

        await PostAsync($"/goods/shipments/{shipment}/send", checker, new { carrier = "Xe tải mẫu" });
        var arrived = units.Random.Next(0, sent + 1);
        if (arrived > 0)
        {
            await PostAsync($"/goods/shipments/{shipment}/receive", owners.Tokens.For(Roles.SchoolOfficer, school), new { counts = Lines(arrived), receiverName = "Hoàng Thị Mẫu", place = "Mẫu" });
        }
    }

    private static object[] Lines(int quantity) => [new { itemCode = Books, quantity }];

    private Task PostAsync(string path, string token, object? body = null) => owners.PostAsync("donations", path, token, body);
}
