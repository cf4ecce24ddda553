namespace CommunityAssets.Web.Pages;

/// <summary>A way of looking at the map: an entry of the switch in its panel.</summary>
/// <param name="Id">Its name in addresses (<c>/?view=meet</c>); "" for the plain map.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Script">Its script in <c>wwwroot/dist</c>, fetched when it is chosen; null for the plain map.</param>
/// <param name="WithoutScript">Where the same is answered without script, and in which words; null where the page itself does.</param>
public sealed record MapWay(string Id, string Label, string? Script, (string Address, string Words)? WithoutScript)
{
    /// <summary>Every way, in the order of the switch.</summary>
    public static IReadOnlyList<MapWay> All { get; } =
    [
        new("", "What’s here", null, null),
        new(
            "meet", "Where strengths and needs meet", "/dist/view-meet.js",
            ("/analyse/overlay", "Which areas have high need and a thin record, as a table")),
        new("clusters", "Clusters", "/dist/view-clusters.js", (
            "/analyse/clusters", "Where areas with alike values lie together, as a table")),
        new("reach", "Reach on foot", "/dist/view-reach.js", ("/analyse/access", "What people can walk to, as a table")),
        new(
            "own", "My own area", "/dist/view-own.js",
            ("/own-area", "Send an area as a file and read what is known of it")),
    ];

    /// <summary>The way of that name; null for the plain map, and for a name that is none of them.</summary>
    public static MapWay? Find(string? id) => string.IsNullOrEmpty(id) ? null : All.FirstOrDefault(way => way.Id == id);
}
