namespace CommunityAssets.Domain.Links;

/// <summary>One link of the social-capital graph.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="From">Id of the asset (later: connector) that the link starts from.</param>
/// <param name="To">Id of the asset that it leads to.</param>
/// <param name="Kind">How they are linked.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Created">When the link was added (UTC).</param>
public sealed record Link(Guid Id, Guid From, Guid To, LinkKind Kind, string Source, DateTimeOffset Created);
