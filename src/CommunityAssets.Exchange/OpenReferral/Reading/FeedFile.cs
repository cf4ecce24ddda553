using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>One file of a feed.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">What to call it to people: its name, or the page of an address that it was fetched from.</param>
public sealed record FeedFile(InputFile File, string Name);
