using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Exports;
using EduCoop.UnitDirectory.Grpc;
using EduCoop.UnitDirectory.Imports;
using EduCoop.UnitDirectory.Lineage;
using EduCoop.UnitDirectory.Offices;
using EduCoop.UnitDirectory.Resolving;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.UnitDirectory;

/// <summary>Every route of the unit directory and who may call it.</summary>
internal static class UnitDirectoryApi
{
    // An officer of a unit edits the offices and the aliases of their own unit; what exactly is checked where it is written.
    private static readonly string[] Editors = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer];
    private static readonly string[] ContactKeepers = [Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.SchoolOfficer];

    internal static void MapUnitDirectory(this WebApplication app)
    {
        var units = app.MapGroup("/units").WithTags("units").RequireAuthorization();
        units.MapGet("/", SearchUnits.Handle);
        units.MapGet("/resolve", ResolveName.Handle);
        units.MapGet("/{id:guid}", GetUnit.Handle);
        units.MapGet("/{id:guid}/children", ListChildren.Handle);
        units.MapGet("/{id:guid}/history", GetUnit.HandleHistory);
        units.MapGet("/by-code", FindByCode.Handle);
        units.MapGet("/{id:guid}/successors", Successors.Handle);
        units.MapGet("/{id:guid}/lineage", GetLineage.Handle);
        units.MapPost("/", RegisterUnit.Handle).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapPost("/{id:guid}/changes", ChangeUnit.Handle).RequireRoles(Editors);
        units.MapPost("/{id:guid}/codes", ChangeCode.Handle).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapPost("/merges", MergeUnits.Handle).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapPost("/{id:guid}/splits", SplitUnit.Handle).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapPost("/{id:guid}/closures", CloseUnit.Handle).RequireRoles(Editors);
        MapActs(app, units);

        units.MapGet("/{id:guid}/offices", ListOffices.Handle);
        units.MapGet("/{id:guid}/offices/proposals", ListOffices.HandleProposals);
        units.MapPost("/{id:guid}/offices", RegisterOffice.Handle).RequireRoles(Editors);
        units.MapGet("/{id:guid}/members", Members.Members.HandleList);
        units.MapPost("/{id:guid}/members", Members.Members.HandleWrite).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapGet("/{id:guid}/contacts", Contacts.Contacts.HandleList).RequireRoles(ContactKeepers);
        units.MapPost("/{id:guid}/contacts", Contacts.Contacts.HandleAdd).RequireRoles(ContactKeepers);
        units.MapPost("/{id:guid}/contacts/{contactId:guid}/withdraw", Contacts.Contacts.HandleWithdraw).RequireRoles(ContactKeepers);

        app.MapPost("/resolve", ResolveNames.Handle).WithTags("resolve").RequireAuthorization();
        app.MapGet("/groups/members", GroupMembers.Handle).WithTags("resolve").RequireAuthorization();
        var aliases = app.MapGroup("/aliases").WithTags("resolve").RequireAuthorization();
        aliases.MapGet("/", LearnedAliases.HandleList);
        aliases.MapPost("/", LearnedAliases.Handle).RequireRoles(Editors);
        aliases.MapPost("/{id:guid}/revoke", LearnedAliases.HandleRevoke).RequireRoles(Editors);

        app.MapGet("/unit-types", ListChildren.HandleTypes).WithTags("units").RequireAuthorization();

        var imports = app.MapGroup("/imports").WithTags("imports").RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        imports.MapPost("/", UploadImport.Handle).WithMetadata(new RequestSizeLimitAttribute(UploadImport.MaxBytes));
        imports.MapGet("/", CommitImport.HandleList);
        imports.MapGet("/{id:guid}", CommitImport.HandleGet);
        imports.MapGet("/{id:guid}/decisions", DecideImport.HandleList);
        imports.MapPost("/{id:guid}/decisions", DecideImport.Handle);
        imports.MapPost("/{id:guid}/commit", CommitImport.Handle);

        app.MapGet("/exports", ExportUnits.Handle).WithTags("imports").RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer, Roles.UnitOfficer, Roles.Auditor);

        app.MapGrpcService<UnitDirectoryService>().RequireAuthorization();
    }

    // What a step would do, for whoever may take it; and what has been done, for everybody.
    private static void MapActs(WebApplication app, RouteGroupBuilder units)
    {
        units.MapPost("/{id:guid}/changes/preview", ChangeUnit.HandlePreview).RequireRoles(Editors);
        units.MapPost("/merges/preview", MergeUnits.HandlePreview).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapPost("/{id:guid}/splits/preview", SplitUnit.HandlePreview).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapPost("/{id:guid}/closures/preview", CloseUnit.HandlePreview).RequireRoles(Editors);
        app.MapGet("/unit-acts", ListActs.Handle).WithTags("units").RequireAuthorization();
    }
}
