namespace CommunityAssets.Domain.Places;

/// <summary>That one area lies in another, as a publisher's lookup says.</summary>
/// <param name="Child">The smaller area.</param>
/// <param name="Parent">The larger area.</param>
/// <param name="ParentLevel">Its level.</param>
/// <param name="ParentName">Its name, where the lookup gives one.</param>
public sealed record AreaMembership(AreaKey Child, AreaKey Parent, AreaLevel ParentLevel, string? ParentName);
