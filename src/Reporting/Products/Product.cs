namespace EduCoop.Reporting.Products;

/// <summary>What a column holds.</summary>
public enum ProductCellKind
{
    /// <summary>Words as they are.</summary>
    Words,

    /// <summary>A number, written with a point.</summary>
    Count,

    /// <summary>Whole đồng.</summary>
    Vnd,

    /// <summary>A day, yyyy-MM-dd.</summary>
    Day,

    /// <summary>A word of the column's list.</summary>
    Coded,
}

/// <summary>What a code means.</summary>
/// <param name="Code">The code.</param>
/// <param name="Vi">In Vietnamese.</param>
/// <param name="En">In English.</param>
public sealed record ProductWord(string Code, string Vi, string En);

/// <summary>A column of a product.</summary>
/// <param name="Key">Its name in the statement.</param>
/// <param name="Vi">Heading in Vietnamese.</param>
/// <param name="En">Heading in English.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsSum">May it be added up?</param>
/// <param name="IsSorted">May a list be ordered by it? Not what donors gave: a ranking of gifts presses people (Circular 16/2018).</param>
/// <param name="Words">What its codes mean.</param>
/// <param name="WhenEmpty">What an empty cell says.</param>
public sealed record ProductColumn(
    string Key, string Vi, string En, ProductCellKind Kind = ProductCellKind.Words, bool IsSum = false, bool IsSorted = true, IReadOnlyList<ProductWord>? Words = null, ProductWord? WhenEmpty = null);

/// <summary>A product that plans name.</summary>
/// <param name="Code">Its name in addresses.</param>
/// <param name="Vi">Title in Vietnamese.</param>
/// <param name="En">Title in English.</param>
/// <param name="TextVi">What it answers.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="Filters">What it may be asked by: plan, period, schoolYear. A unit and a day go with each.</param>
/// <param name="Columns">Its columns.</param>
public sealed record Product(string Code, string Vi, string En, string TextVi, string TextEn, IReadOnlyList<string> Filters, IReadOnlyList<ProductColumn> Columns);

/// <summary>What leads on from a row: the thing it was counted from.</summary>
/// <param name="Kind">unit, pair, campaign, task, indicator, quarter or product.</param>
/// <param name="Id">Its id with its owner; the quarter; the product's code. Null where there is none.</param>
public sealed record ProductOrigin(string Kind, string? Id);

/// <summary>A row.</summary>
/// <param name="Cells">One text per column: numbers with a point, days as yyyy-MM-dd; null is empty.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record ProductRow(IReadOnlyList<string?> Cells, ProductOrigin Origin);

/// <summary>A page of a product.</summary>
/// <param name="Product">What it is.</param>
/// <param name="AsOf">The day at whose end it was so.</param>
/// <param name="SchoolYear">First calendar year of the school year, where one is asked for.</param>
/// <param name="Items">The rows.</param>
/// <param name="Totals">Per column the sum over all pages; null where nothing is added up.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Page">1 is the first.</param>
/// <param name="PageSize">1 to 200.</param>
public sealed record ProductPage(Product Product, DateOnly AsOf, int SchoolYear, IReadOnlyList<ProductRow> Items, IReadOnlyList<string?> Totals, long Total, int Page, int PageSize);
