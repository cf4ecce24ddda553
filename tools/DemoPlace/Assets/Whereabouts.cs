using CommunityAssets.DemoPlace.Ground;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>Where an asset is: a spot, an address and a postcode.</summary>
/// <param name="At">The spot on the plan.</param>
/// <param name="Address">The address without postcode.</param>
/// <param name="Postcode">The postcode.</param>
/// <param name="Ward">Code of the ward that holds it, or empty outside the borough.</param>
public sealed record Whereabouts(Spot At, string Address, string Postcode, string Ward);
