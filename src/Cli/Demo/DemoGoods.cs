namespace EduCoop.Cli.Demo;

/// <summary>What was bought of the money and given in kind, counted by a second person, sent to the partner school and received there: the way of a gift from its donor to a school.</summary>
internal static class DemoGoods
{
    private const string Books = "SACH";
    private const int Bought = 10;
    private const int Given = 40;

    // No more than the first gift of the year brings.
    private const long CostVnd = 150_000;

    internal static async Task RunAsync(DemoCaller caller, DateOnly firstDay, CancellationToken cancellation)
    {
        // Nothing is bought before the first gift is there.
        if (firstDay.AddDays(DemoGifts.FirstAfter) >= DemoCaller.Today)
        {
            return;
        }

        var (campaign, warehouse) = (caller.Id("campaign"), caller.Id("warehouse"));
        await caller.PostAsync(DemoUnit.Office, "donations/goods/warehouses", new { warehouseId = warehouse, unitId = DemoUnit.Department, name = $"Kho của Sở năm {caller.Year} (mẫu)" }, cancellation);
        await TakeAsync(caller, "bought", new
        {
            intakeId = caller.Id("bought"), campaignId = campaign, warehouseId = warehouse, origin = "purchase", lines = Lines(Bought), supplier = "Nhà sách Bến Đò (mẫu)", invoice = $"MAU{caller.Year}", costVnd = CostVnd,
        }, Bought, cancellation);
        await TakeAsync(caller, "given", new
        {
            intakeId = caller.Id("given"), campaignId = campaign, warehouseId = warehouse, origin = "gift", lines = Lines(Given), donorDisplay = "named", donorName = "Công ty Giấy vở Sông Hồng (mẫu)",
        }, Given, cancellation);
        await ShipAsync(caller, campaign, warehouse, "first shipment", Bought, cancellation);
        await ShipAsync(caller, campaign, warehouse, "second shipment", Given / 2, cancellation);
    }

    private static async Task TakeAsync(DemoCaller caller, string name, object intake, int count, CancellationToken cancellation)
    {
        if ((await caller.PostAsync(DemoUnit.Accountant, "donations/goods/intakes", intake, cancellation))["state"]?.ToString() == "declared")
        {
            await caller.PostAsync(DemoUnit.Office, $"donations/goods/intakes/{caller.Id(name)}/count", new { counts = Lines(count), place = "Hà Nội" }, cancellation);
        }
    }

    private static async Task ShipAsync(DemoCaller caller, Guid campaign, Guid warehouse, string name, int count, CancellationToken cancellation)
    {
        var shipment = caller.Id(name);
        var path = $"donations/goods/shipments/{shipment}";
        if (await caller.FindAsync(DemoUnit.Office, path, cancellation) is null)
        {
            await caller.PostAsync(
                DemoUnit.Accountant, "donations/goods/shipments", new { shipmentId = shipment, campaignId = campaign, warehouseId = warehouse, schoolId = DemoUnit.FarSchool.Id, lines = Lines(count) }, cancellation);
        }

        async Task<string> StateAsync() => (await caller.GetAsync(DemoUnit.Office, path, cancellation))["state"]!.ToString();
        if (await StateAsync() == "prepared")
        {
            await caller.PostAsync(DemoUnit.Office, $"{path}/send", new { carrier = "Xe của Sở (mẫu)" }, cancellation);
        }

        if (await StateAsync() == "sent")
        {
            await caller.PostAsync(DemoUnit.FarSchool.User, $"{path}/receive", new { counts = Lines(count), receiverName = "Hoàng Thị Mẫu", place = "Cao Bằng" }, cancellation);
        }
    }

    private static object[] Lines(int quantity) => [new { itemCode = Books, quantity }];
}
