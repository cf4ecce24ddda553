using CommunityAssets.Domain.People;

namespace CommunityAssets.Web.Connecting;

/// <summary>Who links what is here, as far as a viewer may see.</summary>
/// <param name="Named">Those whose name and link are for the viewer, in order of name.</param>
/// <param name="Others">
/// About how many more there are, rounded to five; null where there are none, or so few that it is not told.
/// </param>
public sealed record Linkers(IReadOnlyList<ConnectorLink> Named, int? Others)
{
    /// <summary>How many are told by name on a page about something else.</summary>
    public const int Most = 20;

    /// <summary>Whether there is anything to tell.</summary>
    public bool Any => Named.Count > 0 || Others is not null;

    /// <summary>The others in a sentence; null where nothing is told of them.</summary>
    public string? OthersWords => Others is null ? null
        : Named.Count == 0 ? $"About {Others} people link others to what is here. They have not chosen to be shown here."
        : $"About {Others} more people have not chosen to be shown here.";
}
