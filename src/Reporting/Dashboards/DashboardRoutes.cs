using EduCoop.Reporting.Products;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.Reporting.Dashboards;

/// <summary>GET /dashboards, /dashboards/{code} and its .xlsx, .csv and .docx: numbers of the charts, asked, scoped and paged like products. Any staff role, each within the caller's units.</summary>
internal static class DashboardRoutes
{
    private const string Code = "{code:regex(^[a-z-]{{1,40}}$)}";

    internal static void MapDashboards(this IEndpointRouteBuilder app)
    {
        var dashboards = app.MapGroup("/dashboards").WithTags("Dashboards").RequireRoles([.. Roles.All]);
        dashboards.MapGet("/", HandleList);
        dashboards.MapGet($"/{Code}", GetProduct.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        dashboards.MapGet($"/{Code}.xlsx", ExportProduct.HandleSheet).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        dashboards.MapGet($"/{Code}.csv", ExportProduct.HandleCsv).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        dashboards.MapGet($"/{Code}.docx", ExportProduct.HandleDocument).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<Product>> HandleList() => TypedResults.Ok<IReadOnlyList<Product>>([.. DashboardList.All.Select(one => one.Shown)]);
}
