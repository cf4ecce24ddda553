namespace CommunityAssets.Domain.Assets;

/// <summary>Where a record came from. (<paramref name="Source"/>, <paramref name="SourceId"/>) is unique in an atlas.</summary>
/// <param name="Source">The short name given at import (<c>--source</c>), or <c>people</c> for what was entered by hand.</param>
/// <param name="SourceId">The source's own id; where it has none, a hash whose making the importer documents.</param>
/// <param name="Licence">The licence the source states.</param>
/// <param name="Retrieved">When it was taken from the source.</param>
public sealed record Provenance(string Source, string SourceId, string? Licence = null, DateOnly? Retrieved = null);
