namespace CommunityAssets.Storage.Filters;

/// <summary>One part of an order. What has no value comes last, both ways round.</summary>
/// <param name="Field">
/// A sortable field. Names of assets are in the order of people: case and accents are not minded. Of other texts the first 100 characters
/// decide, in the order of code points.
/// </param>
/// <param name="Descending">Whether the largest comes first.</param>
public sealed record SortKey(Field Field, bool Descending = false);
