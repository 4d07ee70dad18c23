using EduCoop.ServiceDefaults;
using EduCoop.Twinning.Agreements;
using EduCoop.Twinning.Health;
using EduCoop.Twinning.Life;
using EduCoop.Twinning.Market;
using EduCoop.Twinning.Needs;
using EduCoop.Twinning.Offers;
using EduCoop.Twinning.Registers;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Runs;
using EduCoop.Twinning.Sheets;
using EduCoop.Twinning.Themes;
using EduCoop.Twinning.Units;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.Twinning;

/// <summary>Every route of the service and who may call it. Each also checks that what it touches lies in the caller's scope.</summary>
internal static class Routes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Speakers = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    private static readonly string[] Offices = [Roles.Administrator, Roles.ProgrammeOfficer];

    internal static void MapTwinning(this WebApplication app)
    {
        MapSchools(app);
        app.MapGet("/themes", ListThemes.Handle).RequireRoles(Staff).WithTags("Themes");
        app.MapPut("/themes/{themeCode}", SetTheme.Handle).RequireRoles(Offices).WithTags("Themes");
        MapNeeds(app);
        MapOffers(app);
        MapRules(app);
        app.MapAgreements();
        app.MapPairHealth();
        app.MapMatchingRuns();
        app.MapRegisters();
        app.MapPairLife();
    }

    private static void MapSchools(WebApplication app)
    {
        app.MapGet("/schools/{unitId:guid}", GetSchool.Handle).RequireRoles(Staff).WithTags("Schools");
        app.MapGet("/schools/{unitId:guid}/candidates", ListCandidates.Handle).RequireRoles(Staff).WithTags("Schools");
        var marks = app.MapGroup("/marks").WithTags("Schools");
        marks.MapPost("", MarkUnit.Handle).RequireRoles(Offices);
        marks.MapPost("{markId:guid}/end", MarkUnit.HandleEnd).RequireRoles(Offices);
    }

    private static void MapRules(WebApplication app)
    {
        var rules = app.MapGroup("/rules").WithTags("Rules");
        rules.MapGet("", ListRules.Handle).RequireRoles(Staff);
        rules.MapPost("", AddRule.Handle).RequireRoles(Offices);
        rules.MapPost("{ruleId:guid}/end", EndRule.Handle).RequireRoles(Offices);
        app.MapGet("/market", GetMarket.Handle).RequireRoles(Staff).WithTags("Market");
        app.MapGet("/pairs/check", CheckPair.Handle).RequireRoles(Staff).WithTags("Rules");
    }

    private static void MapNeeds(WebApplication app)
    {
        var needs = app.MapGroup("/needs").WithTags("Needs");
        needs.MapPost("", DeclareNeed.Handle).RequireRoles(Speakers);
        needs.MapGet("", ListNeeds.Handle).RequireRoles(Staff);
        needs.MapGet("export.xlsx", ExportNeeds.Handle).RequireRoles(Staff);
        needs.MapPost("import", ImportNeeds.Handle).RequireRoles(Speakers)
            .WithMetadata(new RequestSizeLimitAttribute(SheetReader.MostBytes))
            .Accepts<Stream>("application/octet-stream");
        needs.MapGet("{needId:guid}", GetNeed.Handle).RequireRoles(Staff);
        needs.MapGet("{needId:guid}/history", GetNeed.HandleHistory).RequireRoles(Staff);
        needs.MapPut("{needId:guid}", ChangeNeed.Handle).RequireRoles(Speakers);
        needs.MapPost("{needId:guid}/withdraw", WithdrawNeed.Handle).RequireRoles(Speakers);
    }

    private static void MapOffers(WebApplication app)
    {
        var offers = app.MapGroup("/offers").WithTags("Offers");
        offers.MapPost("", RegisterOffer.Handle).RequireRoles(Speakers);
        offers.MapGet("", ListOffers.Handle).RequireRoles(Staff);
        offers.MapGet("export.xlsx", ExportOffers.Handle).RequireRoles(Staff);
        offers.MapGet("{offerId:guid}", GetOffer.Handle).RequireRoles(Staff);
        offers.MapGet("{offerId:guid}/history", GetOffer.HandleHistory).RequireRoles(Staff);
        offers.MapPut("{offerId:guid}", ChangeOffer.Handle).RequireRoles(Speakers);
        offers.MapPost("{offerId:guid}/withdraw", WithdrawOffer.Handle).RequireRoles(Speakers);
    }
}
