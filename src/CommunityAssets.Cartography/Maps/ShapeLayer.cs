using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Grounds and ways of assets that have more than a point.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Attribute">The attribute that the colour goes by.</param>
/// <param name="Colours">Colour by value of the attribute.</param>
public sealed record ShapeLayer(
    string Id, string Source, string Attribute, ImmutableSortedDictionary<string, string> Colours)
    : MapLayer(Id, Source);
