using CommunityAssets.Analysis.Links;

namespace CommunityAssets.Web.Analyses;

/// <summary>How a net hangs together, member by member.</summary>
/// <param name="Net">The net.</param>
/// <param name="Found">Its figures; what holds together is what groups would come apart without.</param>
/// <param name="Acquainted">For each member whether it is a group that is linked to another, by one link or by two.</param>
public sealed record NetFigures(Net Net, Connectedness Found, bool[] Acquainted)
{
    /// <summary>Works them out.</summary>
    public static NetFigures Of(Net net, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(net);
        return new NetFigures(
            net, Connections.Of(net.Graph, net.Groups, progress, cancellationToken), Acquaintance.Of(net.Graph, net.Groups));
    }

    /// <summary>Those of some of the entries.</summary>
    /// <param name="entries">Numbers of entries, each once.</param>
    public NetPart Of(IEnumerable<int> entries)
    {
        int[] own = [.. entries];
        int[] groups = [.. own.Where(member => Net.Groups[member])];
        return new NetPart(
            groups.Length,
            groups.Count(member => Acquainted[member]),
            groups.Count(member => Found.Degrees[member] == 0),
            groups.Where(member => Found.Degrees[member] > 0).Select(member => Found.Components[member]).Distinct().Count(),
            [
                .. own.Where(member => Found.HoldsTogether[member])
                    .OrderByDescending(member => Found.Betweenness[member])
                    .ThenBy(member => Net.Members[member].Name, StringComparer.Ordinal).ThenBy(member => member)
                    .Select(member => Net.Members[member]),
            ]);
    }
}
