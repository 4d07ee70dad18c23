namespace EduCoop.Contracts.Donations;

/// <summary>
/// Many gifts of money that were written together: the lines of a statement, a bulk, or single gifts of a rush whose traces nobody keeps. Each says what a
/// <see cref="DonationRecorded"/> of its own would say; a gift is told by one of the two, and again by the same one when it is told twice.
/// </summary>
/// <param name="Donations">The gifts, 2 to <see cref="Most"/>, in the order of the ledger; they may be of different campaigns.</param>
[Event]
public sealed record DonationsRecorded(IReadOnlyList<DonationRecorded> Donations)
{
    /// <summary>No message holds more gifts: about 80 KB, which every broker and consumer takes in its stride.</summary>
    public const int Most = 250;
}
