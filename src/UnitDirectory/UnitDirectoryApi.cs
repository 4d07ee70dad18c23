using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Grpc;
using EduCoop.UnitDirectory.Imports;
using EduCoop.UnitDirectory.Resolving;
using EduCoop.UnitDirectory.Units;
using Microsoft.AspNetCore.Mvc;

namespace EduCoop.UnitDirectory;

/// <summary>Every route of the unit directory and who may call it.</summary>
internal static class UnitDirectoryApi
{
    internal static void MapUnitDirectory(this WebApplication app)
    {
        var units = app.MapGroup("/units").WithTags("units").RequireAuthorization();
        units.MapGet("/", SearchUnits.Handle);
        units.MapGet("/resolve", ResolveName.Handle);
        units.MapGet("/{id:guid}", GetUnit.Handle);
        units.MapGet("/{id:guid}/children", ListChildren.Handle);
        units.MapGet("/{id:guid}/history", GetUnit.HandleHistory);
        units.MapPost("/", RegisterUnit.Handle).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        units.MapPost("/{id:guid}/changes", ChangeUnit.Handle).RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);

        app.MapGet("/unit-types", ListChildren.HandleTypes).WithTags("units").RequireAuthorization();

        var imports = app.MapGroup("/imports").WithTags("imports").RequireRoles(Roles.Administrator, Roles.ProgrammeOfficer);
        imports.MapPost("/", UploadImport.Handle).WithMetadata(new RequestSizeLimitAttribute(UploadImport.MaxBytes));
        imports.MapGet("/", CommitImport.HandleList);
        imports.MapGet("/{id:guid}", CommitImport.HandleGet);
        imports.MapPost("/{id:guid}/commit", CommitImport.Handle);

        app.MapGrpcService<UnitDirectoryService>().RequireAuthorization();
    }
}
