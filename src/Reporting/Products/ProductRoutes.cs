using EduCoop.ServiceDefaults;

namespace EduCoop.Reporting.Products;

/// <summary>The products: any staff role, each within the caller's units.</summary>
internal static class ProductRoutes
{
    // Without a point: what follows one is the kind of a file.
    private const string Code = "{code:regex(^[a-z-]{{1,40}}$)}";

    internal static void MapProducts(this IEndpointRouteBuilder app)
    {
        var products = app.MapGroup("/products").WithTags("Products").RequireRoles([.. Roles.All]);
        products.MapGet("/", GetProduct.HandleList);
        products.MapGet($"/{Code}", GetProduct.Handle).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet($"/{Code}.xlsx", ExportProduct.HandleSheet).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet($"/{Code}.csv", ExportProduct.HandleCsv).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet($"/{Code}.docx", ExportProduct.HandleDocument).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        products.MapGet($"/{Code}.pdf", PrintProduct.Handle).Produces<ProductPrint>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        products.MapGet("/prints/{printId:guid}", PrintProduct.HandlePrint).Produces<ProductPrint>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
