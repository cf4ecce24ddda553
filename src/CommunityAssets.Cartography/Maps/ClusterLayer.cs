using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Several assets told as one mark with a number and its parts.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Count">The attribute with the number of assets.</param>
/// <param name="Parts">The attributes with the number of each kind; absent where it is none.</param>
/// <param name="Colours">Colour of each part.</param>
public sealed record ClusterLayer(
    string Id, string Source, string Count, ImmutableArray<string> Parts, ImmutableSortedDictionary<string, string> Colours)
    : MapLayer(Id, Source);
