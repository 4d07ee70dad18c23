namespace EduCoop.Contracts.Feeds;

/// <summary>An event told again by its owner.</summary>
/// <param name="Type">Name of the record, for example DonationRecorded.</param>
/// <param name="Content">The event as JSON, in the shape of its record.</param>
public sealed record SaidEvent(string Type, string Content);

/// <summary>One page of what an owner has said, made again from its own tables.</summary>
/// <param name="Items">In the order of their place.</param>
/// <param name="Next">From where to ask on; null at the end.</param>
public sealed record EventsSaid(IReadOnlyList<SaidEvent> Items, string? Next);
