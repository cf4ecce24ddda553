using CommunityAssets.Analysis.Links;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// Who links what in a whole atlas: every group, and every other entry that a link starts from or leads to. Immutable. Entries come first
/// in the graph, in order of id; people who agreed to be shown in it come after them, without names, and are told of nobody: they are only
/// ways from one entry to another.
/// </summary>
/// <param name="Members">The entries.</param>
/// <param name="Graph">The graph, of entries and then people.</param>
/// <param name="WithPeople">Whether people were looked for.</param>
public sealed record Net(IReadOnlyList<NetMember> Members, LinkGraph Graph, bool WithPeople)
{
    /// <summary>For each member of the graph whether it is a group.</summary>
    public bool[] Groups { get; } =
        [.. Members.Select(member => member.Kind == AssetKind.Group), .. Enumerable.Repeat(element: false, Graph.Count - Members.Count)];

    /// <summary>Reads the entries that somebody may see and the links between them.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="see">The widest view allowed: an entry beyond it, and every link of it, is left out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Net> ReadAsync(IAtlas atlas, Visibility see, CancellationToken cancellationToken)
    {
        var all = await atlas.Links.AllAsync(cancellationToken);
        var ends = all.SelectMany(link => new[] { link.From, link.To }).ToHashSet();
        var seen = new Dictionary<Guid, NetMember>();

        // Of a country's million entries those alone are kept that may be in the net.
        await foreach (var asset in atlas.Assets.SitesAsync(new AssetQuery { See = see }, cancellationToken))
        {
            if (asset.Kind == AssetKind.Group || ends.Contains(asset.Id))
            {
                var place = asset.Shape is { IsEmpty: false } shape ? shape as Point ?? shape.InteriorPoint : null;
                seen.Add(asset.Id, new NetMember(asset.Id, asset.Name, asset.Kind, place));
            }
        }

        // A link of which one end may not be seen is left out, and so is what is linked by such links alone.
        var links = all.Where(link => seen.ContainsKey(link.From) && seen.ContainsKey(link.To)).ToList();
        var linked = links.SelectMany(link => new[] { link.From, link.To }).ToHashSet();
        NetMember[] members =
            [.. seen.Values.Where(member => member.Kind == AssetKind.Group || linked.Contains(member.Id)).OrderBy(member => member.Id)];
        var numbers = Numbers(members);
        return new Net(
            members, LinkGraph.Of(members.Length, links.Select(link => (numbers[link.From], numbers[link.To]))), WithPeople: false);
    }

    /// <summary>
    /// The same with people who agreed to be shown in it to a viewer. Consents end without anybody writing: use it and throw it away.
    /// </summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="eyes">With whose eyes; <see cref="ConsentPurpose.Network"/> is the purpose.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <remarks>
    /// What a connector's consent does not cover is not in the answer of the atlas, so that no figure worked out from this net can depend
    /// on it. A link to an entry that is no group, and that no other entry is linked to, is left out: two people who know the same place
    /// are not taken to know each other by it.
    /// </remarks>
    public async Task<Net> WithPeopleAsync(IAtlas atlas, ConnectorSight eyes, CancellationToken cancellationToken)
    {
        var numbers = Numbers(Members);
        var people = new Dictionary<Guid, int>();
        var links = new List<(int From, int To)>();
        foreach (var link in await atlas.Connectors.LinksAsync(
            eyes with { Purpose = ConsentPurpose.Network }, cancellationToken: cancellationToken))
        {
            if (numbers.TryGetValue(link.Asset, out var entry))
            {
                if (!people.TryGetValue(link.Connector, out var person))
                {
                    people[link.Connector] = person = Members.Count + people.Count;
                }

                links.Add((person, entry));
            }
        }

        for (var member = 0; member < Members.Count; member++)
        {
            foreach (var other in Graph.Of(member))
            {
                links.Add((member, other));
            }
        }

        return new Net(Members, LinkGraph.Of(Members.Count + people.Count, links), WithPeople: true);
    }

    private static Dictionary<Guid, int> Numbers(IReadOnlyList<NetMember> members) =>
        members.Select((member, number) => (member.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
}
