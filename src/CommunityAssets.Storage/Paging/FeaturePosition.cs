namespace CommunityAssets.Storage.Paging;

/// <summary>Where a page of features ended.</summary>
/// <param name="Keys">
/// The values of the sort keys of its last feature, as <see cref="Filters.Operand.Given"/> holds them; null for a key without a value.
/// </param>
/// <param name="Id">The id of its last feature.</param>
internal sealed record FeaturePosition(object?[] Keys, string Id);
