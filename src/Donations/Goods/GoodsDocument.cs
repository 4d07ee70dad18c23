using System.Security.Claims;
using EduCoop.Contracts.Donations;
using EduCoop.Documents.Writing;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Receipts;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Donations.Goods;

/// <summary>What anybody who holds handover minutes may check them against.</summary>
/// <param name="DocumentNumber">Number and symbol.</param>
/// <param name="CampaignTitle">The campaign.</param>
/// <param name="SchoolName">Who received.</param>
/// <param name="ReceivedOn">When.</param>
/// <param name="LedgerSequence">Entry that delivered it.</param>
/// <param name="Goods">What was counted.</param>
public sealed record HandoverCheck(string DocumentNumber, string CampaignTitle, string SchoolName, DateOnly ReceivedOn, long? LedgerSequence, IReadOnlyList<GoodsLine> Goods);

/// <summary>GET /goods/intakes/{id}/document, /goods/shipments/{id}/document and …/verify: minutes of goods as documents of Decree 30/2020.</summary>
internal static class GoodsDocument
{
    private static readonly string[] IntakeColumns = ["STT", "Hiện vật", "Đơn vị tính", "Theo kê khai", "Thực nhận"];
    private static readonly string[] ShipmentColumns = ["STT", "Hiện vật", "Đơn vị tính", "Bên giao xuất", "Bên nhận đếm"];
    internal static readonly Refusal NotYet = new("not_yet", "Chưa có biên bản.", "Biên bản có số sau khi bên nhận đếm xong.", StatusCodes.Status409Conflict);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleIntake(
        Guid intakeId, ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await GoodsIntakeView.FindAsync(connection, intakeId, cancellation) is not { } intake)
        {
            return Refusal.NotFound.ToProblem();
        }

        var (plan, refusal) = await PlanAccess.FindAsync(connection, intake.CampaignId, user, cancellation);
        refusal ??= intake.DocumentNumber is null ? NotYet : null;
        return refusal is not null ? refusal.ToProblem() : File(OfIntake(intake, plan!), intake.DocumentNumber!);
    }

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleShipment(
        Guid shipmentId, ClaimsPrincipal user, NpgsqlDataSource database, IConfiguration settings, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (shipment, refusal) = await ShipmentView.ReachAsync(connection, shipmentId, user, cancellation);
        refusal ??= shipment!.DocumentNumber is null ? NotYet : null;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        var plan = (await PlanAccess.FindAsync(connection, shipment!.CampaignId, cancellation))!;
        return File(OfShipment(shipment, plan, new Uri(GetReceipt.PublicUrl(settings), $"/api/donations/goods/shipments/{shipmentId}/verify").ToString()), shipment.DocumentNumber!);
    }

    /// <summary>For anybody who holds the minutes: their code leads here. Says nothing of any person.</summary>
    internal static async Task<Results<Ok<HandoverCheck>, ProblemHttpResult>> HandleVerify(Guid shipmentId, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ShipmentView.FindAsync(connection, shipmentId, cancellation) is { DocumentNumber: { } number } shipment
            ? TypedResults.Ok(new HandoverCheck(
                number, shipment.CampaignTitle, shipment.SchoolName, VietnamTime.DayOf(shipment.ReceivedAt!.Value), shipment.LedgerSequence,
                [.. shipment.Lines.Where(line => line.Received > 0).Select(line => new GoodsLine(line.ItemCode, line.Name, line.UnitName, line.Received!.Value))]))
            : Refusal.NotFound.ToProblem();
    }

    internal static FileContentHttpResult File(OfficialDocument document, string number) =>
        TypedResults.File(OfficialDocumentWriter.ToBytes(document), OfficialDocumentWriter.MediaType, $"bien-ban-{number[..number.IndexOf('/', StringComparison.Ordinal)]}-{document.Date:yyyy}.docx");

    private static OfficialDocument OfIntake(GoodsIntakeView intake, PlanRow plan)
    {
        var day = VietnamTime.DayOf(intake.DecidedAt!.Value);
        return Minutes(plan, intake.DocumentNumber!, intake.Place!, day, $"Tiếp nhận hiện vật: {plan.Title}") with
        {
            Body =
            [
                new TextBlock($"Hôm nay, {VietnameseDates.InWords(day)}, tại {intake.WarehouseName}, {plan.UnitName} tiếp nhận của {intake.From} các hiện vật sau đây:"),
                Table(IntakeColumns, intake.Lines.Select(line => (line.Name, line.UnitName, line.Declared, line.Counted ?? 0))),
                .. Words(intake.DecisionNote),
            ],
            OtherSide = new SignatureBlock([intake.Origin == GoodsOrigin.Gift ? "Người tặng" : "Bên bán"], null),
            Signature = new SignatureBlock(["Người đếm, nhận"], null),
        };
    }

    private static OfficialDocument OfShipment(ShipmentView shipment, PlanRow plan, string link)
    {
        var day = VietnamTime.DayOf(shipment.ReceivedAt!.Value);
        return Minutes(plan, shipment.DocumentNumber!, shipment.Place!, day, $"Giao nhận hiện vật: {plan.Title}") with
        {
            Body =
            [
                new TextBlock($"Hôm nay, {VietnameseDates.InWords(day)}, {plan.UnitName} giao từ {shipment.WarehouseName} (người vận chuyển: {shipment.Carrier}), {shipment.SchoolName} nhận các hiện vật sau đây:"),
                Table(ShipmentColumns, shipment.Lines.Select(line => (line.Name, line.UnitName, line.Quantity, line.Received ?? 0))),
                .. Words(shipment.ReceivedNote),
            ],
            OtherSide = new SignatureBlock(["Đại diện bên giao"], null),
            Signature = new SignatureBlock(["Đại diện bên nhận"], shipment.ReceiverName),
            Verification = new VerificationCode(EduCoop.Banking.VietQr.QrImage.Png(link), $"Tra cứu: {link}"),
        };
    }

    internal static OfficialDocument Minutes(PlanRow plan, string number, string place, DateOnly day, string subject) => new()
    {
        Issuer = plan.UnitName,
        Number = number,
        Place = place,
        Date = day,
        TypeName = "Biên bản",
        Subject = subject,
        Bases = plan.Regime == FundraisingRegime.Tt16 ? [ReceiptDocument.Basis] : [],
        Recipients = ["Hai bên", "Bộ phận kế toán"],
        Signature = new SignatureBlock([], null),
        ClosingNote = ReceiptDocument.NotAVoucher,
    };

    private static TableBlock Table(IReadOnlyList<string> columns, IEnumerable<(string Name, string UnitName, long Said, long Counted)> lines) =>
        new(columns, [.. lines.Select((line, i) => new TableRow([$"{i + 1}", line.Name, line.UnitName, ReceiptBook.Dong(line.Said), ReceiptBook.Dong(line.Counted)]))]);

    internal static IEnumerable<DocumentBlock> Words(string? note)
    {
        if (note is not null)
        {
            yield return new TextBlock($"Ghi chú: {note}");
        }

        yield return new TextBlock("Biên bản lập thành hai bản có giá trị như nhau, mỗi bên giữ một bản.");
    }
}
