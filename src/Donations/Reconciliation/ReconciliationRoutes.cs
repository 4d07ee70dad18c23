using EduCoop.Donations.Lawful;
using EduCoop.Donations.Pledges;
using EduCoop.Donations.Statements;
using EduCoop.ServiceDefaults;

namespace EduCoop.Donations.Reconciliation;

/// <summary>What screens and the public page read; nothing here writes.</summary>
internal static class ReconciliationRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    internal static void MapReconciliation(this WebApplication app)
    {
        var board = app.MapGroup("/reconciliation").WithTags("Reconciliation");
        board.MapGet("", ReadBankBoard.Handle).RequireRoles(Staff);
        board.MapGet("lines", ReadBankLines.Handle).RequireRoles(Staff);
        app.MapGet("/approvals", ListApprovals.Handle).RequireRoles(Staff).WithTags("Approvals");
        app.MapGet("/statements/{statementId:guid}/difference", GetDifference.Handle).RequireRoles(Staff).WithTags("Statements");
        app.MapGet("/campaigns/{campaignId:guid}/settlement/draft", SettlementDraft.Handle).RequireRoles(Staff).WithTags("Campaigns");

        // Only what the public page shows anyway: amounts per campaign, and of gifts what their donors allow.
        var open = app.MapGroup("/public").WithTags("Public").AllowAnonymous();
        open.MapPost("gifts", ReadShownGifts.Handle);
        open.MapGet("ledger-totals", ReadLedgerTotals.Handle);
        open.MapGet("promises", ReadPublicPromises.Handle);
    }
}
