namespace CommunityAssets.Domain.Places;

/// <summary>One line of a change lookup between two vintages, such as LSOA 2011 to 2021.</summary>
/// <param name="From">The earlier area.</param>
/// <param name="To">The later area.</param>
/// <param name="Kind">How they relate.</param>
public sealed record AreaChange(AreaKey From, AreaKey To, AreaChangeKind Kind);
