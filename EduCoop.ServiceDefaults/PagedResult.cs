namespace EduCoop.ServiceDefaults;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">At most PageSize items.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">1 is the first page.</param>
/// <param name="PageSize">1 to 200.</param>
public sealed record PagedResult<T>(IReadOnlyList<T> Items, long Total, int Page, int PageSize);

/// <summary>Which page is asked for, within bounds.</summary>
/// <param name="Page">1 is the first page.</param>
/// <param name="PageSize">1 to 200.</param>
public readonly record struct PageRequest(int Page, int PageSize)
{
    /// <summary>The largest page that any list gives out.</summary>
    public const int MaxPageSize = 200;

    /// <summary>Rows to pass over.</summary>
    public int Offset => (Page - 1) * PageSize;

    /// <summary>Brings what a caller asked for into bounds.</summary>
    /// <param name="page">Wanted page, null = 1.</param>
    /// <param name="pageSize">Wanted size, null = 50.</param>
    public static PageRequest Of(int? page, int? pageSize) => new(Math.Clamp(page ?? 1, 1, 100_000), Math.Clamp(pageSize ?? 50, 1, MaxPageSize));
}
