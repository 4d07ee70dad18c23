using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using EduCoop.Contracts;
using EduCoop.Contracts.Twinning;
using EduCoop.Twinning.Rules;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Runs;

/// <summary>At most so many partners of each supporter in one theme, and how many of these places go to disadvantaged schools first.</summary>
/// <param name="ThemeCode">A theme of GET /themes.</param>
/// <param name="Places">Partners of one supporter in this theme, 1-50.</param>
/// <param name="Reserved">Of these for disadvantaged schools first, 0 to <paramref name="Places"/>.</param>
public sealed record RunQuota(string ThemeCode, int Places, int Reserved = 0);

/// <summary>What somebody asks of a run beside its year and seed.</summary>
/// <param name="Wanted">How many partners each school that needs one may get, 1-5.</param>
/// <param name="Quotas">Limits by theme, at most 100.</param>
public sealed record RunAsked(int Wanted, IReadOnlyList<RunQuota> Quotas);

/// <summary>A need as it was said when the run was asked for; under the school that stands in its place today.</summary>
internal sealed record FrozenNeed(Guid SchoolId, string ThemeCode, int Urgency, int Quantity, SupportMeasure Measure, SupportMode Mode, Guid? WishedPartnerId, string Content, string? Brings);

/// <summary>A line of an offer.</summary>
internal sealed record FrozenOffer(Guid SchoolId, int MostPartners, string ThemeCode, int Quantity, SupportMeasure Measure, SupportMode Mode, string? Content);

/// <summary>Two schools that are promised to each other.</summary>
internal sealed record FrozenAgreed(Guid SeekerId, Guid SupporterId);

/// <summary>What an office has said of two schools.</summary>
internal sealed record FrozenDecision(Guid SeekerId, Guid SupporterId, bool IsFixed);

/// <summary>Where a unit lies, in degrees.</summary>
internal sealed record FrozenPlace(Guid UnitId, double Latitude, double Longitude);

/// <summary>A theme and whether it can be served online.</summary>
internal sealed record FrozenTheme(string ThemeCode, string Name, string NameEn, bool Online);

/// <summary>All that a run is computed from. The same input gives the same pairs, on any day and machine.</summary>
internal sealed record RunInput
{
    public required Guid AuthorityId { get; init; }

    public required int SchoolYear { get; init; }

    public required DateOnly Day { get; init; }

    public required long Seed { get; init; }

    public required RunAsked Asked { get; init; }

    public required MatchingWeights Weights { get; init; }

    /// <summary>An earlier run of this year is published: its pairs may part, but as few as possible. Else what is agreed stays.</summary>
    public required bool IsRematching { get; init; }

    public required IReadOnlyList<School> Schools { get; init; }

    public required IReadOnlyList<FrozenNeed> Needs { get; init; }

    public required IReadOnlyList<FrozenOffer> Offers { get; init; }

    public required IReadOnlyList<FrozenTheme> Themes { get; init; }

    public required IReadOnlyList<PairingRule> Rules { get; init; }

    public required IReadOnlyList<FrozenAgreed> Agreed { get; init; }

    public required IReadOnlyList<FrozenDecision> Decisions { get; init; }

    public required IReadOnlyList<FrozenPlace> Places { get; init; }

    internal (byte[] Content, string Sha256) Pack()
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(this, ContractJson.Options);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return (packed.ToArray(), Convert.ToHexStringLower(SHA256.HashData(plain)));
    }

    internal static RunInput Unpack(byte[] content)
    {
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<RunInput>(gzip, ContractJson.Options) ?? throw new InvalidDataException("The frozen input of a run is empty.");
    }
}
