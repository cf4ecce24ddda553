using CommunityAssets.Domain.Links;

namespace CommunityAssets.Storage.Records;

/// <summary>A link of a record that was merged away, as it was.</summary>
/// <param name="Was">The link as it was.</param>
/// <param name="From">Where it starts now.</param>
/// <param name="To">Where it leads now.</param>
/// <param name="SetAside">Whether it was taken away: it would say nothing new, or nothing that may be said.</param>
internal sealed record MovedLink(Link Was, Guid From, Guid To, bool SetAside);
