namespace CommunityAssets.Domain.Places;

/// <summary>What is known of a patch besides being an area: an area that somebody here drew and saved.</summary>
/// <param name="Id">Its id, by which the audit log names it.</param>
/// <param name="Key">Code and vintage.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Raised with every change; whoever changes it says which one was read.</param>
/// <param name="Created">When it was first saved.</param>
/// <param name="Updated">When it was last changed.</param>
public sealed record Patch(Guid Id, AreaKey Key, string Name, int Version, DateTimeOffset Created, DateTimeOffset Updated);
