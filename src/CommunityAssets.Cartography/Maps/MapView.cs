using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>What a map can show.</summary>
/// <param name="Bounds">West, south, east, north in degrees: the whole place.</param>
/// <param name="MinZoom">As far out as makes sense.</param>
/// <param name="MaxZoom">As near as makes sense.</param>
public sealed record MapView(ImmutableArray<double> Bounds, int MinZoom, int MaxZoom);
