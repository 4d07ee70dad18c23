using System.IO.Compression;
using System.Net;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Reconciliation;
using EduCoop.Donations.Tests.Fixtures;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Donations.Tests.Goods;

/// <summary>Goods from a donor or a shop to a school: each step is counted by the one who receives, and the ledger says where everything is.</summary>
[Collection(OneService.Name)]
public sealed class GoodsTests(DonationsService service)
{
    private readonly GoodsDesk desk = new(service);

    [Fact]
    public async Task Bought_books_are_followed_to_the_school_and_every_count_is_in_the_ledger()
    {
        var campaign = await desk.OpenAsync(20_000_000);
        var warehouse = await desk.WarehouseAsync();
        var intake = await desk.DeclareAsync(desk.Purchase(campaign, warehouse, 12_000_000, ("SGK-BO", 100), ("VO-HOC-SINH", 500)));
        Assert.Empty(await desk.StockAsync(campaign));
        var counted = await desk.CountAsync(intake, ("SGK-BO", 98), ("VO-HOC-SINH", 500));
        Assert.Equal((GoodsIntakeState.Counted, 98L), (counted.State, counted.Lines[0].Counted));
        Assert.EndsWith("/BBĐG-SGHN", counted.DocumentNumber, StringComparison.Ordinal);

        var shipment = await desk.PrepareAsync(campaign, warehouse, ("SGK-BO", 60), ("VO-HOC-SINH", 500));
        var held = (await desk.StockAsync(campaign)).Single(row => row.ItemCode == "SGK-BO");
        Assert.Equal((98, 60, 0), (held.InWarehouses, held.Held, held.InShipment));
        await desk.SendAsync(shipment);
        var received = await desk.ReceiveAsync(shipment, ("SGK-BO", 57), ("VO-HOC-SINH", 500));
        Assert.Equal((ShipmentState.Received, 3L), (received.State, received.Lines[0].Missing));

        await desk.ReturnAsync(shipment, ("SGK-BO", 2));
        await desk.WriteOffAsync(new ProposeWriteOffRequest(Guid.CreateVersion7(), campaign, "SGK-BO", 1, "Ướt trên đường vận chuyển", ShipmentId: shipment));
        var books = (await desk.StockAsync(campaign)).Single(row => row.ItemCode == "SGK-BO");
        Assert.Equal((0, 98, 40, 0, 0, 57, 1), (books.Given, books.Bought, books.InWarehouses, books.Held, books.InShipment, books.Delivered, books.WrittenOff));
        Assert.Equal(books.Given + books.Bought, books.InWarehouses + books.InShipment + books.Delivered + books.WrittenOff);
        Assert.Equal(0L, await service.Database.ScalarAsync<long>(
            "select count(*) from (select entry_sequence, currency from leg group by 1, 2 having sum(amount_minor) <> 0) off_balance"));
        var money = await (await service.Http.SendAsync(HttpMethod.Get, $"/ledger/trial-balance?campaignId={campaign}", service.Auditor)).ReadAsync<TrialBalanceView>();
        Assert.True(money.Balanced);
    }

    [Fact]
    public async Task The_minutes_say_what_was_sent_and_counted_and_their_code_leads_to_the_same_figures()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        var intake = await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Initials, ("AO-AM", 30)));
        await desk.CountAsync(intake, ("AO-AM", 30));
        var paper = Text(await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/intakes/{intake}/document", service.Auditor)).Content.ReadAsByteArrayAsync());
        Assert.Contains("N.T.M.", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Thị Mẫu", paper, StringComparison.Ordinal);

        var shipment = await desk.PrepareAsync(campaign, warehouse, ("AO-AM", 30));
        await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/shipments/{shipment}/document", service.Auditor)).ReadProblemAsync(HttpStatusCode.Conflict, "not_yet");
        await desk.SendAsync(shipment);
        var received = await desk.ReceiveAsync(shipment, ("AO-AM", 28));
        var text = Text(await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/shipments/{shipment}/document", service.Auditor)).Content.ReadAsByteArrayAsync());
        foreach (var words in new[] { "BIÊN BẢN", received.DocumentNumber!, "Áo ấm", "Sở GD&amp;ĐT Cao Bằng", "Hoàng Thị Hiệu Trưởng", "Cao Bằng, ngày", "không thay thế chứng từ kế toán", $"/api/donations/goods/shipments/{shipment}/verify" })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        var check = await (await service.Http.SendAsync(HttpMethod.Get, $"/goods/shipments/{shipment}/verify", null)).ReadAsync<HandoverCheck>();
        Assert.Equal((received.DocumentNumber, 28L), (check.DocumentNumber, check.Goods.Single().Quantity));
    }

    [Fact]
    public async Task No_step_is_taken_by_the_one_who_took_the_step_before()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        var intake = await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("CAP-SACH", 10)));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/intakes/{intake}/count", desk.Maker, GoodsDesk.Counts(("CAP-SACH", 10)))).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await ForbiddenAsync("goods_intake_four_eyes", "update goods_intake set state = 'refused', decided_by = declared_by, decided_at = now() where intake_id = $1", intake);
        await desk.CountAsync(intake, ("CAP-SACH", 10));

        var shipment = await desk.PrepareAsync(campaign, warehouse, ("CAP-SACH", 6));
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/send", desk.Maker, new SendShipmentRequest("Xe tải mẫu"))).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await desk.SendAsync(shipment);
        // Whoever sent it does not receive it, even where she is of the school as well.
        var sender = service.Tokens.For(Roles.SchoolOfficer, Tree.CaoBang, desk.CheckerId);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{shipment}/receive", sender, GoodsDesk.Receipt(("CAP-SACH", 6)))).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await ForbiddenAsync(
            "shipment_received_four_eyes", "update shipment set state = 'received', received_by = sent_by, received_at = now(), document_number = '1/X' where shipment_id = $1", shipment);
        await desk.ReceiveAsync(shipment, ("CAP-SACH", 5));

        var loss = new ProposeWriteOffRequest(Guid.CreateVersion7(), campaign, "CAP-SACH", 1, "Thất lạc", ShipmentId: shipment);
        await (await service.Http.SendAsync(HttpMethod.Post, "/goods/write-offs", desk.Maker, loss)).ReadJsonAsync(HttpStatusCode.Created);
        var waiting = (await (await service.Http.SendAsync(HttpMethod.Get, "/approvals?pageSize=200", service.Approver)).ReadAsync<PagedResult<Approval>>()).Items;
        Assert.Equal((ApprovalKind.WriteOff, "Cặp sách: 1 cái. Thất lạc"), waiting.Where(one => one.Id == loss.WriteOffId).Select(one => (one.Kind, one.What)).Single());
        var own = (await (await service.Http.SendAsync(HttpMethod.Get, "/approvals?pageSize=200", desk.Maker)).ReadAsync<PagedResult<Approval>>()).Items;
        Assert.DoesNotContain(own, one => one.Id == loss.WriteOffId);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/write-offs/{loss.WriteOffId}/confirm", desk.Maker)).ReadProblemAsync(HttpStatusCode.Forbidden, "four_eyes");
        await ForbiddenAsync("write_off_four_eyes", "update write_off set state = 'refused', decided_by = proposed_by, decided_at = now() where write_off_id = $1", loss.WriteOffId);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/write-offs/{loss.WriteOffId}/confirm", service.Approver)).ReadJsonAsync();
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/write-offs/{loss.WriteOffId}/confirm", service.Approver)).ReadProblemAsync(HttpStatusCode.Conflict, "already_decided");
    }

    [Fact]
    public async Task Many_who_hold_the_same_goods_at_once_hold_no_more_than_there_are()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        await desk.CountAsync(await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("XE-DAP", 10))), ("XE-DAP", 10));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Http.SendAsync(HttpMethod.Post, "/goods/shipments", desk.Maker, desk.Shipment(campaign, warehouse, ("XE-DAP", 3)))));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await refused.ReadProblemAsync(HttpStatusCode.Conflict, "not_enough_goods");
        }

        Assert.Equal(9, (await desk.StockAsync(campaign)).Single().Held);
        await (await service.Http.SendAsync(
            HttpMethod.Post, "/goods/write-offs", service.Accountant, new ProposeWriteOffRequest(Guid.CreateVersion7(), campaign, "XE-DAP", 2, "Hỏng trong kho", WarehouseId: warehouse)))
            .ReadProblemAsync(HttpStatusCode.Conflict, "not_enough_goods");
    }

    [Fact]
    public async Task What_is_not_sent_in_time_is_free_again_and_can_no_longer_be_sent()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        await desk.CountAsync(await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("TI-VI", 2))), ("TI-VI", 2));
        var late = Guid.CreateVersion7();
        await service.Database.ExecuteAsync(
            """
            insert into shipment (shipment_id, campaign_id, warehouse_id, school_id, school_name, state, prepared_by, prepared_at, expires_at)
            values ($1, $2, $3, $4, 'Trường mẫu', 'prepared', $5, now() - interval '8 days', now() - interval '1 day')
            """,
            late, campaign, warehouse, Tree.CaoBang, desk.MakerId);
        await service.Database.ExecuteAsync("insert into shipment_line (shipment_id, line, item_code, quantity) values ($1, 1, 'TI-VI', 2)", late);
        await (await service.Http.SendAsync(HttpMethod.Post, $"/goods/shipments/{late}/send", desk.Checker, new SendShipmentRequest("Xe mẫu"))).ReadProblemAsync(HttpStatusCode.Conflict, "shipment_expired");
        Assert.Equal(0, (await desk.StockAsync(campaign)).Single().Held);
        await desk.PrepareAsync(campaign, warehouse, ("TI-VI", 2));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_take_more_than_there_is()
    {
        var (campaign, warehouse) = (await desk.OpenAsync(), await desk.WarehouseAsync());
        await desk.CountAsync(await desk.DeclareAsync(desk.Gift(campaign, warehouse, DonorDisplay.Anonymous, ("BAN-GHE", 1))), ("BAN-GHE", 1));
        await using var connection = await service.Database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // Without the leaf's own check, which would speak first; the rollback puts it back.
                new("alter table entry disable trigger entry_sums_to_zero"),
                new("insert into entry (sequence, kind, source, occurred_on, recorded_at) values (-77, 'goods_lost', 'http', now()::date, now())"),
                new($"""
                    insert into leg (entry_sequence, line, account_id, amount_minor, currency)
                    select -77, 1, account_id, -2, 'BAN-GHE' from account where campaign_id = '{campaign}' and kind = 'warehouse'
                    union all select -77, 2, account_id, 2, 'BAN-GHE' from account where campaign_id = '{campaign}' and kind = 'goods_received'
                    """),
            },
        };
        await batch.ExecuteNonQueryAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());
        Assert.Equal("goods_not_below_zero", refused.ConstraintName);
    }

    private async Task ForbiddenAsync(string constraint, string sql, Guid id) =>
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => service.Database.ExecuteAsync(sql, id))).ConstraintName);

    private static string Text(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var body = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return body.ReadToEnd();
    }
}
