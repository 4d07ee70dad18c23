namespace EduCoop.Reporting.Products;

/// <summary>A product with the one statement that gives its rows, to the screen and into every file.</summary>
/// <param name="Shown">What is told of it.</param>
/// <param name="TypeName">The kind of document it is printed as.</param>
/// <param name="Symbol">The document's symbol while it has no number.</param>
/// <param name="Rows">Its columns by their keys, source_kind and source_id. Parameters: see <see cref="ProductAsked"/>.</param>
/// <param name="Order">In which order it is read: ends with what is unique.</param>
/// <param name="SectionKey">The column whose value opens a section of the printed report; null where it is one table.</param>
internal sealed record ProductSource(Product Shown, string TypeName, string Symbol, string Rows, string Order, string? SectionKey = null)
{
    private const string Names = "RegisteredSchools TwinningResults Donors Resources TaskStatus Kpi IndicatorProgress";

    /// <summary>The statement of a file: scope first; tables of work where it begins with them.</summary>
    internal static string Statement(string name) => EmbeddedSql.Read($"EduCoop.Reporting.Products.{name}.sql");

    /// <summary>A whole statement of these files.</summary>
    internal static string Of(params ReadOnlySpan<string> names)
    {
        var whole = Statement("Scope");
        foreach (var name in names)
        {
            whole += Statement(name);
        }

        return whole;
    }

    /// <summary>The report's statement, each product of it whole in its place.</summary>
    internal static string Report()
    {
        var text = Of("PlanReport");
        foreach (var name in Names.Split(' '))
        {
            text = text.Replace($"{{{CodeOf(name)}}}", name is "TaskStatus" ? Of("Work", name) : Of(name), StringComparison.Ordinal);
        }

        return text;
    }

    private static string CodeOf(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
