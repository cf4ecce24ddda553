namespace CommunityAssets.Storage.Paging;

/// <summary>
/// Where a page ended: the sort key of its last row. What is not part of an order is left at its default.
/// Assets: by relevance <paramref name="Number"/> is the score and <paramref name="Text"/> empty; by distance the metres (infinite for what
/// has no place); by name the folded name in <paramref name="Text"/>; by last change the microseconds since 1970 in <paramref
/// name="Number"/>.
/// <paramref name="Id"/> is the asset's id. Areas: the level's number, the code, the vintage.
/// Audit: the microseconds since 1970 and the line's number.
/// </summary>
/// <param name="Number">The number of the sort key.</param>
/// <param name="Text">The text of the sort key.</param>
/// <param name="Id">What decides ties.</param>
internal readonly record struct PagePosition(double Number, string Text, string Id);
