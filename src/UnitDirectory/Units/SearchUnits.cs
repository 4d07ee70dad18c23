using System.Diagnostics;
using System.Globalization;
using EduCoop.ServiceDefaults;
using EduCoop.UnitDirectory.Searching;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.UnitDirectory.Units;

/// <summary>What is looked for; null leaves a question open.</summary>
internal sealed record UnitSearch(
    DateOnly AsOf, PageRequest Page, string? Text = null, string? TypeCode = null, Guid? ParentId = null, Guid? WithinId = null, bool IncludeClosed = false);

/// <summary>GET /units: with and without accents, the exactly accented first, then in Vietnamese order.</summary>
internal static class SearchUnits
{
    private const int MaxText = 200;

    internal static async Task<Results<Ok<PagedResult<UnitItem>>, ProblemHttpResult>> Handle(
        UnitIndex index, TimeProvider clock, HttpResponse response, CancellationToken cancellation,
        string? query = null, string? typeCode = null, Guid? parentId = null, Guid? withinId = null, DateOnly? asOf = null, bool? includeClosed = null, int? page = null,
        int? pageSize = null)
    {
        if (query?.Length > MaxText)
        {
            return new Refusal("query_too_long", "Câu tìm kiếm quá dài.", $"Rút gọn còn tối đa {MaxText} ký tự.").ToProblem();
        }

        var start = Stopwatch.GetTimestamp();
        var found = await index.FindAsync(new(asOf ?? clock.Today(), PageRequest.Of(page, pageSize), query, typeCode, parentId, withinId, includeClosed ?? false), cancellation);
        // What the search itself took, for whoever measures; the way through gateway and network comes on top.
        response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"search;dur={Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.000}");
        return TypedResults.Ok(found);
    }

    /// <summary>"phường Đống Đa" names the unit "Đống Đa": the type word of an area is no part of its name.</summary>
    internal static string BareName(string text)
    {
        foreach (var word in new[] { "phường ", "xã ", "đặc khu ", "tỉnh ", "thành phố ", "phuong ", "xa ", "dac khu ", "tinh ", "thanh pho ", "tp " })
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text.Length > word.Length)
            {
                return text[word.Length..];
            }
        }

        return text;
    }
}
