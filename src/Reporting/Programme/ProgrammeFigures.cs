namespace EduCoop.Reporting.Programme;

/// <summary>Where a programme stands, as of the end of a day.</summary>
public sealed record ProgrammeOverview
{
    /// <summary>The day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Plans in force that have been issued.</summary>
    public required long Plans { get; init; }

    /// <summary>Tasks that fall due in the calendar year.</summary>
    public required long Tasks { get; init; }

    /// <summary>Those that are done.</summary>
    public required long TasksDone { get; init; }

    /// <summary>Not done, their last day has passed.</summary>
    public required long TasksLate { get; init; }

    /// <summary>Reports that fall due in the calendar year.</summary>
    public required long Reports { get; init; }

    /// <summary>Handed in.</summary>
    public required long ReportsDone { get; init; }

    /// <summary>Active pairs of the school year as Twinning last counted them for each authority; one between two authorities counts for both.</summary>
    public required long Pairs { get; init; }

    /// <summary>Activities of pairs in the school year.</summary>
    public required long Activities { get; init; }

    /// <summary>Gifts up to the day.</summary>
    public required long Gifts { get; init; }

    /// <summary>Their sum in đồng.</summary>
    public required long GiftsVnd { get; init; }
}

/// <summary>How far schools have come with twinning in a school year, as Twinning last counted it.</summary>
public sealed record TwinningFunnel
{
    /// <summary>First calendar year.</summary>
    public required int SchoolYear { get; init; }

    /// <summary>Schools that are there.</summary>
    public required long Schools { get; init; }

    /// <summary>Schools that have declared a need or an offer.</summary>
    public required long Registered { get; init; }

    /// <summary>Schools in an active pair.</summary>
    public required long Paired { get; init; }

    /// <summary>The oldest day as of which one of the authorities was counted; null without any.</summary>
    public required DateOnly? CountedOn { get; init; }
}

/// <summary>A part of the way of gifts, in đồng.</summary>
public sealed record GiftFlowLink
{
    /// <summary>campaign: from a campaign to what its money became; use: from what was bought to where it went.</summary>
    public required string Step { get; init; }

    /// <summary>Id of the campaign, or code of the good; null: purchases of several goods at once.</summary>
    public required string? FromKey { get; init; }

    /// <summary>Title of the campaign or name of the good.</summary>
    public required string? FromName { get; init; }

    /// <summary>good, mixed, unspent; place, others, waiting.</summary>
    public required string ToKind { get; init; }

    /// <summary>Code of the good or id of the unit, where there is one.</summary>
    public required string? ToKey { get; init; }

    /// <summary>Its name, where it has one.</summary>
    public required string? ToName { get; init; }

    /// <summary>đồng. What a school received is the purchases' cost by the quantity that it counted, rounded down; what remains is in "waiting", so that nothing is lost.</summary>
    public required long Vnd { get; init; }
}
