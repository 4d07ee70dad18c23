using EduCoop.Donations.Intake;
using EduCoop.Donations.Tests.Fixtures;

namespace EduCoop.Donations.Tests.Crashes;

/// <summary>A kill -9: who, after how many confirmed gifts, and how many milliseconds later.</summary>
internal sealed record Crash(string Victim, int AfterConfirmed, int Delay);

/// <summary>Gifts that are sent together: one over HTTP, several in one stream of gRPC.</summary>
internal sealed record Parcel(IReadOnlyList<RecordDonationRequest> Gifts, bool IsStream);

/// <summary>What a seed decides: the same number gives the same gifts, parcels, repetitions, order, statement and crashes.</summary>
internal sealed class CrashPlan
{
    internal const string Service = "service";
    private static readonly string[] Victims = [Service, OwnServers.PostgreSql, OwnServers.RabbitMq];

    internal CrashPlan(int seed, Guid campaign)
    {
        var random = new Random(seed);
        var count = random.Next(60, 160);
        var gifts = Enumerable.Range(0, count).Select(_ => Some.Gift(campaign, random.Next(1, 500) * 1000L)).ToArray();
        var parcels = new List<Parcel>();
        for (var at = 0; at < count;)
        {
            var size = random.Next(3) == 0 ? Math.Min(random.Next(5, 25), count - at) : 1;
            parcels.Add(new Parcel(gifts[at..(at + size)], size > 1 || random.Next(4) == 0));
            at += size;
        }

        // A third is sent once more with the same ids: by another sender at the same moment, or much later; and nothing keeps its order.
        var again = parcels.Where(_ => random.Next(3) == 0).ToArray();
        Parcel[] all = [.. parcels, .. again];
        random.Shuffle(all);
        (Gifts, Parcels) = (gifts, all);
        StatementLines = random.Next(40, 400);
        SendsStatementTwice = random.Next(2) == 0;
        Crashes = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new Crash(Victims[random.Next(3)], random.Next(0, count * 3 / 4), random.Next(0, 300))).OrderBy(crash => crash.AfterConfirmed)];
        Versions = [.. Enumerable.Range(1, 5).SelectMany(version => Enumerable.Repeat((long)version, random.Next(1, 4)))];
        var order = Versions.ToArray();
        random.Shuffle(order);
        Versions = order;
    }

    internal IReadOnlyList<RecordDonationRequest> Gifts { get; }

    internal IReadOnlyList<Parcel> Parcels { get; }

    internal int StatementLines { get; }

    internal bool SendsStatementTwice { get; }

    internal IReadOnlyList<Crash> Crashes { get; }

    /// <summary>Versions of a unit in the order in which its events arrive: repeated and shuffled.</summary>
    internal IReadOnlyList<long> Versions { get; }
}
