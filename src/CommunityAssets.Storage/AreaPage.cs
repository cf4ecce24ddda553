using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage;

/// <summary>One page of areas.</summary>
/// <param name="Areas">The areas, in order.</param>
/// <param name="Matched">How many match in all, exactly.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
public sealed record AreaPage(IReadOnlyList<Area> Areas, long Matched, string? Next);
