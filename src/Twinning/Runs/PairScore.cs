using EduCoop.Contracts.Twinning;
using EduCoop.Matching;
using EduCoop.Twinning.Units;

namespace EduCoop.Twinning.Runs;

/// <summary>How a pair is judged: in the theme that serves the seeker best.</summary>
internal readonly record struct PairScore(int Theme, int Urgency, int OfSeeker, int OfSupporter, int Cost, bool Online, int? DistanceKm);

/// <summary>Makes points and costs from what both schools have said, by the authority's weights; nothing else decides.</summary>
internal sealed class PairScorer
{
    private const int FarKm = 1000;
    private const double EarthKm = 6371.0088;
    private readonly MatchingWeights weights;
    private readonly Dictionary<string, int> themes;
    private readonly bool[] online;
    private readonly Dictionary<Guid, (double Latitude, double Longitude)> places;

    internal PairScorer(RunInput input)
    {
        weights = input.Weights;
        themes = input.Themes.Select((theme, at) => (theme.ThemeCode, at)).ToDictionary(theme => theme.ThemeCode, theme => theme.at, StringComparer.Ordinal);
        online = [.. input.Themes.Select(theme => theme.Online)];
        places = input.Places.ToDictionary(place => place.UnitId, place => (place.Latitude, place.Longitude));
    }

    internal int ThemeOf(string code) => themes[code];

    internal static Disadvantage DisadvantageOf(School school) =>
        school.Traits.Contains("border") ? Disadvantage.Border
        : school.Traits.Contains("specially_difficult") ? Disadvantage.SpeciallyDifficult
        : school.Traits.Contains("boarding") ? Disadvantage.Boarding
        : school.Traits.Contains("semi_boarding") ? Disadvantage.SemiBoarding
        : Disadvantage.None;

    /// <summary>The nearest of its own path that has a place; null where none has.</summary>
    internal (double Latitude, double Longitude)? PlaceOf(School school)
    {
        for (var at = school.OwnPath.Length - 1; at >= 0; at--)
        {
            if (places.TryGetValue(school.OwnPath[at], out var place))
            {
                return place;
            }
        }

        return null;
    }

    /// <returns>Null when they share no theme.</returns>
    internal PairScore? Of(SeekerSide seeker, SupporterSide supporter, bool isActive)
    {
        var (best, bestPoints, shared, last) = (default(PairScore), int.MinValue, 0, -1);
        foreach (var need in seeker.Needs)
        {
            foreach (var offer in supporter.Offers)
            {
                if (offer.Theme != need.Theme)
                {
                    continue;
                }

                shared += need.Theme == last ? 0 : 1;
                last = need.Theme;
                var judged = Judge(seeker, supporter, need, offer);
                if (judged.OfSeeker > bestPoints || (judged.OfSeeker == bestPoints && judged.Cost < best.Cost))
                {
                    (best, bestPoints) = (judged, judged.OfSeeker);
                }
            }
        }

        if (shared == 0)
        {
            return null;
        }

        var continuity = isActive ? weights.Continuity : 0;
        var wished = seeker.Wished.Contains(supporter.School.UnitId) ? weights.Wished : 0;
        return best with
        {
            OfSeeker = best.OfSeeker + wished + continuity + (weights.MoreThemes * Math.Min(shared - 1, 5)),
            OfSupporter = (weights.Urgency * best.Urgency) + (weights.Hardship * (int)seeker.Disadvantage) + continuity,
        };
    }

    private PairScore Judge(SeekerSide seeker, SupporterSide supporter, NeedPart need, OfferPart offer)
    {
        var isOnline = online[need.Theme] && need.Mode != SupportMode.OnSite && offer.Mode != SupportMode.OnSite;
        var fits = isOnline || (need.Mode != SupportMode.Online && offer.Mode != SupportMode.Online);
        var distance = Distance(seeker.Place, supporter.Place);
        var km = distance ?? weights.UnknownKm;
        // What a supporter gives is for all its partners together; other kinds of number say nothing about the need.
        var covered = need.Measure == offer.Measure ? (int)Math.Min(100, 100L * offer.Quantity / ((long)supporter.MostPartners * need.Quantity)) : 50;
        var near = isOnline ? 100 : Math.Max(0, 100 - (km * 100 / FarKm));
        var points = (weights.Coverage * need.Urgency * covered / 100) + (fits ? weights.Mode : 0) + (weights.Nearness * near / 100);
        var cost = (isOnline ? 0 : km * weights.Kilometre) + (fits ? 0 : weights.ModeDiffers) + (weights.Shortfall * (100 - covered) / 100);
        return new(need.Theme, need.Urgency, points, 0, Math.Min(cost, EduCoop.Matching.Market.MostCost), isOnline, distance);
    }

    // The great circle (haversine); roads are longer, by much the same for all.
    private static int? Distance((double Latitude, double Longitude)? from, (double Latitude, double Longitude)? to)
    {
        if (from is not { } a || to is not { } b)
        {
            return null;
        }

        var (north, east) = (double.DegreesToRadians(b.Latitude - a.Latitude) / 2, double.DegreesToRadians(b.Longitude - a.Longitude) / 2);
        var chord = Math.Pow(Math.Sin(north), 2)
            + (Math.Cos(double.DegreesToRadians(a.Latitude)) * Math.Cos(double.DegreesToRadians(b.Latitude)) * Math.Pow(Math.Sin(east), 2));
        return (int)Math.Round(2 * EarthKm * Math.Asin(Math.Min(1, Math.Sqrt(chord))));
    }
}
