using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using Dapper;
using EduCoop.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace EduCoop.Reporting.Products;

/// <summary>GET /products and GET /products/{code}: what products there are, and a page of one with its totals and where each row comes from.</summary>
internal static class GetProduct
{
    internal static readonly Refusal Unknown = new("product_unknown", "Không có sản phẩm này.", "Mã sản phẩm là một trong các mã của GET /products.", StatusCodes.Status404NotFound);

    internal static Ok<IReadOnlyList<Product>> HandleList() => TypedResults.Ok<IReadOnlyList<Product>>([.. ProductList.All.Select(product => product.Shown)]);

    internal static async Task<Results<Ok<ProductPage>, ProblemHttpResult>> Handle(
        string code, [AsParameters] ProductQuery query, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var (asked, refusal) = ProductAsked.Of(query, user, clock.Today());
        if (asked is null || ProductList.Find(code) is not { } product)
        {
            return (refusal ?? Unknown).ToProblem();
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (total, totals) = await TotalsAsync(connection, product, asked, cancellation);
        var rows = new List<ProductRow>();
        await foreach (var row in RowsAsync(connection, product, asked, asked.Wanted.PageSize, asked.Wanted.Offset, cancellation))
        {
            rows.Add(row);
        }

        return TypedResults.Ok(new ProductPage(product.Shown, asked.Day, asked.SchoolYear, rows, totals, total, asked.Wanted.Page, asked.Wanted.PageSize));
    }

    /// <summary>How many rows there are, and the sums of the columns that may be added up.</summary>
    internal static async Task<(long Count, IReadOnlyList<string?> Totals)> TotalsAsync(NpgsqlConnection connection, ProductSource product, ProductAsked asked, CancellationToken cancellation)
    {
        var sums = string.Concat(product.Shown.Columns.Select(column => column.IsSum ? $", sum(\"{column.Key}\")" : ", null"));
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition($"select count(*){sums} from ({product.Rows}) x", asked.Values(0, 0), cancellationToken: cancellation));
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), [.. product.Shown.Columns.Select((_, i) => TextOf(reader, i + 1))]);
    }

    /// <summary>The rows one by one, as they come from the database.</summary>
    internal static async IAsyncEnumerable<ProductRow> RowsAsync(
        NpgsqlConnection connection, ProductSource product, ProductAsked asked, int size, int offset, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var columns = string.Join(", ", product.Shown.Columns.Select(column => $"\"{column.Key}\""));
        var count = product.Shown.Columns.Count;
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            $"select {columns}, source_kind, source_id from ({product.Rows}) x order by {product.Order} limit @size offset @offset", asked.Values(size, offset), cancellationToken: cancellation));
        while (await reader.ReadAsync(cancellation))
        {
            yield return new([.. Enumerable.Range(0, count).Select(i => TextOf(reader, i))], new(reader.GetString(count), TextOf(reader, count + 1)));
        }
    }

    private static string? TextOf(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetValue(column) switch
    {
        string words => words,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTime day => DateOnly.FromDateTime(day).ToString("O", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };
}
