using System.Security.Claims;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Twinning.Registers;

/// <summary>The registers that the plans name; each within the caller's units, for a school year, as of a day.</summary>
internal static class RegisterRoutes
{
    internal static void MapRegisters(this WebApplication app)
    {
        var registers = app.MapGroup("/registers").RequireRoles([.. Roles.All]).WithTags("Registers");
        registers.MapGet("totals", Reads(ReadRegister.TotalsAsync));
        registers.MapGet("schools", Reads(ReadRegister.SchoolsAsync));
        registers.MapGet("pairs", Reads(ReadRegister.PairsAsync));
        registers.MapGet("uncovered", Reads(ReadRegister.UncoveredAsync));
        registers.MapGet("coverage", Reads(ReadRegister.PlacesAsync));
        registers.MapGet("connections", Reads(ReadRegister.ConnectionsAsync));
        registers.MapGet("{register}/export.xlsx", ExportRegister.HandleSheet);
        registers.MapGet("{register}/export.docx", ExportRegister.HandleDocument);
        app.MapGet("/registers/recount", RecountRegisters.Handle).RequireRoles(Roles.Administrator).WithTags("Registers");
    }

    private static RegisterRead Reads<T>(Func<NpgsqlConnection, RegisterAsked, CancellationToken, Task<T>> read) =>
        async ([AsParameters] query, user, database, clock, cancellation) =>
        {
            var (asked, refusal) = RegisterAsked.Of(query, user, clock.Today());
            if (asked is null)
            {
                return refusal!.ToProblem();
            }

            await using var connection = await database.OpenConnectionAsync(cancellation);
            return TypedResults.Ok(await read(connection, asked, cancellation));
        };

    private delegate Task<IResult> RegisterRead([AsParameters] RegisterQuery query, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation);
}
