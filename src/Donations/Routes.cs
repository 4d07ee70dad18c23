using EduCoop.Donations.Campaigns;
using EduCoop.Donations.Cash;
using EduCoop.Donations.Classification;
using EduCoop.Donations.Feeds;
using EduCoop.Donations.Goods;
using EduCoop.Donations.Intake;
using EduCoop.Donations.Lawful;
using EduCoop.Donations.Receipts;
using EduCoop.Donations.Ledger;
using EduCoop.Donations.Pledges;
using EduCoop.Donations.Reconciliation;
using EduCoop.Donations.Restrictions;
using EduCoop.Donations.Statements;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.Donations;

/// <summary>Every route of the service and who may call it. Each also checks that the campaign's unit lies in the caller's scope.</summary>
internal static class Routes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    internal static void MapDonations(this WebApplication app)
    {
        var campaigns = app.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapGet("", ListCampaigns.Handle).RequireRoles(Staff);
        campaigns.MapGet("{campaignId:guid}", GetCampaign.Handle).RequireRoles(Staff);
        campaigns.MapPost("{campaignId:guid}/close", CloseCampaign.Handle).RequireRoles(Roles.ProgrammeOfficer, Roles.Administrator);

        var donations = app.MapGroup("/donations").WithTags("Donations");
        donations.MapPost("", RecordDonation.Handle).RequireRoles(RecordDonation.MayRecord);
        donations.MapGet("", ListDonations.Handle).RequireRoles(Staff);
        donations.MapGet("{donationId:guid}", GetDonation.Handle).RequireRoles(Staff);

        var statements = app.MapGroup("/statements").WithTags("Statements");
        statements.MapPost("", ReceiveStatement.Handle).RequireRoles(Roles.Accountant)
            .WithMetadata(new RequestSizeLimitAttribute(ReceiveStatement.MaxBytes))
            .Accepts<Stream>("application/octet-stream");
        // Without Accepts: beside GET {statementId} it would hide this route from a caller who names no content type.
        statements.MapPost("preview", PreviewStatement.Handle).RequireRoles(Roles.Accountant)
            .WithMetadata(new RequestSizeLimitAttribute(ReceiveStatement.MaxBytes));
        statements.MapPost("{statementId:guid}/difference", SignDifference.Handle).RequireRoles(Roles.Accountant);
        statements.MapPost("{statementId:guid}/difference/approve", ApproveDifference.Handle).RequireRoles(Roles.Accountant, Roles.Approver);
        statements.MapGet("mapping", AccountMapping.HandleGet).RequireRoles(Staff);
        statements.MapPut("mapping", AccountMapping.HandlePut).RequireRoles(Roles.Accountant);
        statements.MapGet("", ListStatements.Handle).RequireRoles(Staff);
        statements.MapGet("{statementId:guid}", GetStatement.Handle).RequireRoles(Staff);

        app.MapGet("/ledger/trial-balance", TrialBalance.Handle).RequireRoles(Staff).WithTags("Ledger");
        app.MapPost("/figures", CountFigures.Handle).RequireRoles(Staff).ProducesProblem(StatusCodes.Status403Forbidden).WithTags("Figures");
        app.MapGet("/events/{part}", TellAgain.Handle).RequireRoles(Roles.Administrator).ProducesProblem(StatusCodes.Status404NotFound).WithTags("Figures");
        app.MapLawfulCampaigns();
        app.MapReceipts();
        app.MapClassification();
        app.MapPledges();
        app.MapCash();
        app.MapGoods();
        app.MapRestrictions();
        app.MapReconciliation();
        app.MapGrpcService<DonationsGrpc>().RequireRoles(RecordDonation.MayRecord);
    }
}
