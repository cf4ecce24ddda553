using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage.Queries;

/// <summary>What both engines take out of a query for services.</summary>
internal static class ServiceParts
{
    /// <summary>The part of a query that asks the assets themselves what any search of assets asks.</summary>
    public static AssetQuery AssetsOf(ServiceQuery query) => new()
    {
        Text = query.Text,
        Kinds = query.Kinds.IsDefaultOrEmpty ? query.Holds : [.. query.Kinds.Intersect(query.Holds)],
        Topics = query.Topics,
        Access = query.Access,
        Days = query.Days,
        Near = query.Near,
        Status = AssetStatus.Published,
        See = query.See,
    };

    /// <summary>Whether nothing can match, since no kind that is asked for is held.</summary>
    public static bool HoldsNone(ServiceQuery query) => AssetsOf(query).Kinds.IsEmpty;

    /// <summary>Features as a bit mask.</summary>
    public static int Mask(ImmutableArray<AccessFeature> features) =>
        features.IsDefaultOrEmpty ? 0 : features.Aggregate(0, (mask, feature) => mask | (1 << (int)feature));

    /// <summary>A time as stored sessions write it, in a form whose order as text is its order in the day.</summary>
    public static string Time(TimeOnly time) => time.ToString("O", CultureInfo.InvariantCulture);
}
