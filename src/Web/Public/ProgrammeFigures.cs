using System.Globalization;

namespace EduCoop.Web.Public;

/// <summary>What Reporting says in public of the whole programme: sums over all units, nobody's name.</summary>
public sealed record ProgrammeFigures(ProgrammeOverview Overview, ProgrammeTwinning Funnel, ProgrammeGifts Gifts);

/// <summary>Where the programme stands at the end of a day.</summary>
/// <param name="GiftsVnd">đồng.</param>
public sealed record ProgrammeOverview(DateOnly AsOf, long Plans, long Tasks, long TasksDone, long TasksLate, long Reports, long ReportsDone, long Pairs, long Activities, long Gifts, long GiftsVnd);

/// <summary>How far schools have come with twinning.</summary>
/// <param name="SchoolYear">First calendar year.</param>
public sealed record ProgrammeTwinning(int SchoolYear, long Schools, long Registered, long Paired, DateOnly? CountedOn);

/// <summary>The way of gifts.</summary>
public sealed record ProgrammeGifts(IReadOnlyList<ProgrammeGiftLink> Links);

/// <summary>A part of that way.</summary>
/// <param name="Step">campaign or use.</param>
/// <param name="ToKind">good, mixed, unspent; place, others, waiting.</param>
/// <param name="Vnd">đồng.</param>
public sealed record ProgrammeGiftLink(string Step, string? FromName, string ToKind, string? ToName, long Vnd);

/// <summary>A bar that is drawn as a share of the longest.</summary>
public sealed record ProgrammeBar(string Label, long Value, long Longest, string Told)
{
    /// <summary>Width for SVG, "41.5%".</summary>
    public string Width => string.Create(CultureInfo.InvariantCulture, $"{(Longest > 0 ? 100m * Value / Longest : 0):0.##}%");
}
