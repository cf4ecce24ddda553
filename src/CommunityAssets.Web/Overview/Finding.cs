namespace CommunityAssets.Web.Overview;

/// <summary>One thing that the map's search box found.</summary>
/// <param name="Type"><c>postcode</c>, <c>area</c> or <c>asset</c>.</param>
/// <param name="Id">The postcode, the area's code or the asset's id.</param>
/// <param name="Label">Its name.</param>
/// <param name="Detail">What tells it from others: its level or its kind and whereabouts.</param>
/// <param name="Point">Longitude and latitude to look at, or null.</param>
/// <param name="Bounds">West, south, east, north to look at, or null.</param>
/// <param name="Vintage">The year of an area's boundaries; null for others.</param>
public sealed record Finding(string Type, string Id, string Label, string Detail, double[]? Point, double[]? Bounds, int? Vintage);
