using EduCoop.Donations.Receipts.Printing;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Receipts;

/// <summary>Papers: minutes, receipts, letters.</summary>
internal static class ReceiptRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] MayIssue = [Roles.Accountant, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapReceipts(this WebApplication app)
    {
        var receipts = app.MapGroup("/receipts").WithTags("Receipts");
        receipts.MapPost("", IssueReceipt.Handle).RequireRoles(MayIssue);
        receipts.MapGet("", GetReceipt.HandleList).RequireRoles(Staff);
        receipts.MapGet("{receiptId:guid}", GetReceipt.Handle).RequireRoles(Staff);
        receipts.MapGet("{receiptId:guid}/document", GetReceipt.HandleDocument).RequireRoles(Staff);
        receipts.MapGet("{receiptId:guid}/verify", GetReceipt.HandleVerify).AllowAnonymous();
        receipts.MapPost("{receiptId:guid}/cancel", CancelReceipt.Handle).RequireRoles(Roles.Accountant, Roles.Approver);
        app.MapPost("/campaigns/{campaignId:guid}/thanks", IssueThanks.Handle).RequireRoles(MayIssue).WithTags("Receipts");
        app.MapPost("/campaigns/{campaignId:guid}/thanks-jobs", ThanksJobs.HandlePost).RequireRoles(MayIssue).WithTags("Receipts");
        app.MapGet("/campaigns/{campaignId:guid}/thanks-jobs", ThanksJobs.HandleList).RequireRoles(Staff).WithTags("Receipts");
        app.MapGet("/campaigns/{campaignId:guid}/thanks-preview", PreviewThanks.Handle).RequireRoles(Staff).WithTags("Receipts");
        app.MapGet("/campaigns/{campaignId:guid}/thanks-preview/document", PreviewThanks.HandleDocument).RequireRoles(MayIssue).WithTags("Receipts");
        app.MapGet("/campaigns/{campaignId:guid}/receipt-prints/count", PrintReceipts.HandleCount).RequireRoles(Staff).WithTags("Receipts");
        app.MapPost("/campaigns/{campaignId:guid}/receipt-prints", PrintReceipts.HandlePost).RequireRoles(MayIssue).WithTags("Receipts");
        app.MapGet("/campaigns/{campaignId:guid}/receipt-prints", PrintReceipts.HandleList).RequireRoles(Staff).WithTags("Receipts");
        app.MapGet("/receipt-prints/{printId:guid}", PrintReceipts.Handle).RequireRoles(Staff).WithTags("Receipts");
        app.MapGet("/receipt-prints/{printId:guid}.pdf", PrintReceipts.HandlePdf).RequireRoles(Staff).WithTags("Receipts");
        app.MapGet("/receipt-batches/{batchId:guid}/documents", GetReceipt.HandleBatch).RequireRoles(Staff).WithTags("Receipts");
    }
}
