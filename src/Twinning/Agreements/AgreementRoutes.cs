using System.Security.Claims;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Twinning.Agreements;

/// <summary>Agreements: from the proposal by four consents to the last school year. Roles open the route; in whose name one may speak is decided by one's own unit.</summary>
internal static class AgreementRoutes
{
    private static readonly string[] Staff =
        [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer, Roles.Accountant, Roles.Approver, Roles.Auditor];

    private static readonly string[] Sides = [Roles.SchoolOfficer, Roles.UnitOfficer, Roles.Approver];

    internal static void AddAgreements(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Agreements").Get<AgreementSettings>() ?? new AgreementSettings());
        builder.Services.AddSingleton<AgreementBook>();
        builder.Services.AddSingleton<WorkAgreementTimers>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WorkAgreementTimers>());
    }

    internal static void MapAgreements(this WebApplication app)
    {
        var agreements = app.MapGroup("/agreements").WithTags("Agreements");
        agreements.MapPost("", ProposeAgreement.Handle).RequireRoles(Roles.SchoolOfficer, Roles.UnitOfficer, Roles.ProgrammeOfficer);
        agreements.MapGet("", ListAgreements.Handle).RequireRoles(Staff);
        agreements.MapGet("notices", AgreementNotices.Handle).RequireRoles(Staff);
        agreements.MapGet("durations", AgreementDurations.HandleGet).RequireRoles(Staff);
        agreements.MapPut("durations/{stage}", AgreementDurations.HandlePut).RequireRoles(Roles.Administrator);
        agreements.MapGet("{agreementId:guid}", AgreementView.Handle).RequireRoles(Staff);
        agreements.MapGet("{agreementId:guid}/document", AgreementDocument.Handle).RequireRoles(Staff);
        agreements.MapPost("{agreementId:guid}/accept", Does(AgreementStep.Accept)).RequireRoles(Roles.SchoolOfficer);
        agreements.MapPost("{agreementId:guid}/renew", Does(AgreementStep.Renew)).RequireRoles(Roles.SchoolOfficer);
        agreements.MapPost("{agreementId:guid}/approve", Does(AgreementStep.Approve)).RequireRoles(Roles.Approver, Roles.UnitOfficer);
        agreements.MapPost("{agreementId:guid}/decline", Does(AgreementStep.Decline)).RequireRoles(Sides);
        agreements.MapPost("{agreementId:guid}/end", Does(AgreementStep.End)).RequireRoles(Sides);
        agreements.MapPost("{agreementId:guid}/withdraw", Does(AgreementStep.Withdraw)).RequireRoles([.. Sides, Roles.ProgrammeOfficer]);
    }

    // The steps differ in who may do them and what they must bring, which AgreementActs knows; not in how they are done.
    private static Func<Guid, AgreementActRequest, ClaimsPrincipal, AgreementBook, NpgsqlDataSource, TimeProvider, CancellationToken, Task<Results<Ok<AgreementView>, ProblemHttpResult>>> Does(AgreementStep step) =>
        (agreementId, request, user, book, database, clock, cancellation) => AgreementActs.DoAsync(agreementId, step, request, user, book, database, clock, cancellation);
}
