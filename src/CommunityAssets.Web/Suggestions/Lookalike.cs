using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Words;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Suggestions;

/// <summary>An asset that may be the same thing as what is suggested, or that is near it.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Match">How likely they are one thing.</param>
/// <param name="Metres">How far apart they are; null when either has no place.</param>
public sealed record Lookalike(Asset Asset, Match Match, double? Metres)
{
    /// <summary>What speaks for it, in words: "same name, same telephone number".</summary>
    public string Why => string.Join(", ", Match.Signs.Select(MatchWords.Of));

    /// <summary>Compares an asset with the one that is suggested.</summary>
    public static Lookalike Of(Asset suggested, Asset asset)
    {
        ArgumentNullException.ThrowIfNull(suggested);
        ArgumentNullException.ThrowIfNull(asset);
        var (one, other) = (suggested.Location.Shape, asset.Location.Shape);
        return new Lookalike(
            asset, Matcher.Compare(Record(suggested), Record(asset)),
            one is { IsEmpty: false } && other is { IsEmpty: false } ? one.Distance(other) : null);
    }

    /// <summary>What is compared of an asset.</summary>
    public static MatchRecord Record(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var point = asset.Location.Shape is { IsEmpty: false } shape ? shape as Point ?? shape.PointOnSurface : null;
        return new MatchRecord(
            asset.Name, point?.X, point?.Y, asset.Location.Postcode, asset.Contact?.Phone, asset.Contact?.Email, asset.Contact?.Web);
    }
}
