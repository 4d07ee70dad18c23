using EduCoop.Donations.DescribedGifts;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Goods;

/// <summary>Goods: catalogue, warehouses, what comes in, what is sent, what is lost; services and works that are given.</summary>
internal static class GoodsRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Handling = [Roles.Accountant, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapGoods(this WebApplication app)
    {
        var goods = app.MapGroup("/goods").WithTags("Goods");
        goods.MapGet("items", GoodsItems.HandleList).RequireRoles(Staff);
        goods.MapPut("items/{itemCode}", GoodsItems.HandlePut).RequireRoles(Roles.ProgrammeOfficer, Roles.Administrator);
        goods.MapGet("warehouses", Warehouses.HandleList).RequireRoles(Staff);
        goods.MapPost("warehouses", Warehouses.HandleAdd).RequireRoles(Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.Administrator);
        goods.MapGet("stock", GoodsStock.Handle).RequireRoles(Staff);

        goods.MapPost("intakes", DeclareGoods.Handle).RequireRoles(Handling);
        goods.MapGet("intakes", DeclareGoods.HandleList).RequireRoles(Staff);
        goods.MapPost("intakes/{intakeId:guid}/count", CountGoods.Handle).RequireRoles(Handling);
        goods.MapPost("intakes/{intakeId:guid}/refuse", CountGoods.HandleRefuse).RequireRoles(Handling);
        goods.MapGet("intakes/{intakeId:guid}/document", GoodsDocument.HandleIntake).RequireRoles(Staff);

        goods.MapGet("payments", InvoicePayments.HandleList).RequireRoles(Staff);
        goods.MapPost("intakes/{intakeId:guid}/payments", InvoicePayments.HandleMatch).RequireRoles(Roles.Accountant);
        goods.MapPost("payments/{sequence:long}/undo", InvoicePayments.HandleUndo).RequireRoles(Roles.Accountant, Roles.Approver);

        goods.MapPost("shipments", PrepareShipment.Handle).RequireRoles(Handling);
        goods.MapGet("shipments", PrepareShipment.HandleList).RequireRoles(Staff);
        goods.MapGet("shipments/{shipmentId:guid}", PrepareShipment.HandleGet).RequireRoles(Staff);
        goods.MapPost("shipments/{shipmentId:guid}/cancel", PrepareShipment.HandleCancel).RequireRoles(Handling);
        goods.MapPost("shipments/{shipmentId:guid}/send", SendShipment.Handle).RequireRoles(Handling);
        goods.MapPost("shipments/{shipmentId:guid}/receive", ReceiveShipment.Handle).RequireRoles(Handling);
        goods.MapPost("shipments/{shipmentId:guid}/return", ReturnGoods.Handle).RequireRoles(Handling);
        goods.MapGet("shipments/{shipmentId:guid}/document", GoodsDocument.HandleShipment).RequireRoles(Staff);
        goods.MapGet("shipments/{shipmentId:guid}/verify", GoodsDocument.HandleVerify).AllowAnonymous();

        goods.MapPost("described", OfferDescribed.Handle).RequireRoles(Handling);
        goods.MapGet("described", OfferDescribed.HandleList).RequireRoles(Staff);
        goods.MapGet("described/{giftId:guid}", OfferDescribed.HandleGet).RequireRoles(Staff);
        goods.MapPost("described/{giftId:guid}/agree", DecideDescribed.HandleAgree).RequireRoles(Handling);
        goods.MapPost("described/{giftId:guid}/refuse", DecideDescribed.HandleRefuse).RequireRoles(Handling);
        goods.MapPost("described/{giftId:guid}/cancel", DecideDescribed.HandleCancel).RequireRoles(Handling);
        goods.MapPost("described/{giftId:guid}/accept", AcceptDescribed.Handle).RequireRoles(Handling);
        goods.MapGet("described/{giftId:guid}/document", DescribedDocument.Handle).RequireRoles(Staff);
        goods.MapGet("described/{giftId:guid}/verify", DescribedDocument.HandleVerify).AllowAnonymous();

        goods.MapPost("write-offs", WriteOffs.HandlePropose).RequireRoles(Handling);
        goods.MapGet("write-offs", WriteOffs.HandleList).RequireRoles(Staff);
        goods.MapPost("write-offs/{writeOffId:guid}/confirm", WriteOffs.HandleConfirm).RequireRoles(Roles.Accountant, Roles.Approver);
        goods.MapPost("write-offs/{writeOffId:guid}/refuse", WriteOffs.HandleRefuse).RequireRoles(Roles.Accountant, Roles.Approver);
    }
}
