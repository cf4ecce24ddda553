namespace CommunityAssets.Domain.Links;

/// <summary>A link as a file tells it, between records of one source by their own ids.</summary>
/// <param name="Source">The source that both records belong to.</param>
/// <param name="FromSourceId">The source's id of the asset that the link starts from.</param>
/// <param name="ToSourceId">The source's id of the asset that it leads to.</param>
/// <param name="Kind">How they are linked.</param>
public sealed record LinkClaim(string Source, string FromSourceId, string ToSourceId, LinkKind Kind);
