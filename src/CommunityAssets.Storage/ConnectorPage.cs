using CommunityAssets.Domain.People;

namespace CommunityAssets.Storage;

/// <summary>A page of connectors.</summary>
/// <param name="Connectors">Those of this page.</param>
/// <param name="Matched">How many there are on all pages.</param>
/// <param name="Places">Every place of those whom the viewer may see, whatever was asked for, in order of code.</param>
/// <param name="Topics">Every topic of those whom the viewer may see, in order of id.</param>
public sealed record ConnectorPage(
    IReadOnlyList<ConnectorView> Connectors, int Matched, IReadOnlyList<string> Places, IReadOnlyList<string> Topics);
