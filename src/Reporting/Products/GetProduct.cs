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
        var (rows, total, totals) = await PageAsync(connection, product, asked, cancellation);
        return TypedResults.Ok(new ProductPage(product.Shown, asked.Day, asked.SchoolYear, rows, totals, total, asked.Wanted.Page, asked.Wanted.PageSize));
    }

    /// <summary>A page with the count and sums of all pages, worked out once.</summary>
    internal static async Task<(List<ProductRow> Rows, long Total, IReadOnlyList<string?> Totals)> PageAsync(
        NpgsqlConnection connection, ProductSource product, ProductAsked asked, CancellationToken cancellation)
    {
        var (rows, shown) = (new List<ProductRow>(), product.Shown.Columns);
        var (total, totals) = (0L, (IReadOnlyList<string?>)new string?[shown.Count]);
        var sums = string.Concat(shown.Select(column => column.IsSum ? $", sum(\"{column.Key}\") over ()" : ", null"));
        await using (var reader = await ReadAsync(connection, product, asked, $", count(*) over (){sums}", asked.Wanted.PageSize, asked.Wanted.Offset, cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                if (rows.Count == 0)
                {
                    (total, totals) = (reader.GetInt64(shown.Count + 2), [.. shown.Select((_, i) => TextOf(reader, shown.Count + 3 + i))]);
                }

                rows.Add(RowOf(reader, shown.Count));
            }
        }

        // Behind the last page no row says how many there are.
        if (rows.Count == 0 && asked.Wanted.Offset > 0)
        {
            (total, totals) = await TotalsAsync(connection, product, asked, cancellation);
        }

        return (rows, total, totals);
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
        await using var reader = await ReadAsync(connection, product, asked, "", size, offset, cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return RowOf(reader, product.Shown.Columns.Count);
        }
    }

    private static Task<DbDataReader> ReadAsync(NpgsqlConnection connection, ProductSource product, ProductAsked asked, string besides, int size, int offset, CancellationToken cancellation)
    {
        var columns = string.Join(", ", product.Shown.Columns.Select(column => $"\"{column.Key}\""));
        return connection.ExecuteReaderAsync(new CommandDefinition(
            $"select {columns}, source_kind, source_id{besides} from ({product.Rows}) x order by {product.Order} limit @size offset @offset", asked.Values(size, offset), cancellationToken: cancellation));
    }

    private static ProductRow RowOf(DbDataReader reader, int columns) => new([.. Enumerable.Range(0, columns).Select(i => TextOf(reader, i))], new(reader.GetString(columns), TextOf(reader, columns + 1)));

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
