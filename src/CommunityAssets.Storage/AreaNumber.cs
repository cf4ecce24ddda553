namespace CommunityAssets.Storage;

/// <summary>What a map needs of one value of an indicator.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Value">The value; null when suppressed or missing.</param>
/// <param name="Suppressed">Whether the publisher holds it back.</param>
public readonly record struct AreaNumber(string Area, double? Value, bool Suppressed);
