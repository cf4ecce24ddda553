namespace CommunityAssets.Domain.People;

/// <summary>A consent that ends soon.</summary>
/// <param name="Connector">Whose it is.</param>
/// <param name="Name">Their name, where it may be shown to a coordinator; else null.</param>
/// <param name="Until">Its last day.</param>
public sealed record ConsentEnding(Guid Connector, string? Name, DateOnly Until);
