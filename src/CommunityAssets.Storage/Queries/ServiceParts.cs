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

    /// <summary>
    /// The least text of a stored time that is no earlier than this one. Sessions keep whole minutes short (<c>14:00</c>) and others in
    /// full; either way the order of the texts is the order of the times.
    /// </summary>
    public static string Earliest(TimeOnly time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "O", CultureInfo.InvariantCulture);

    /// <summary>The greatest text of a stored time that is no later than this one.</summary>
    public static string Latest(TimeOnly time) => time.ToString("O", CultureInfo.InvariantCulture);
}
