namespace CommunityAssets.Web.Analyses;

/// <summary>How some of a net's entries hang together, such as those of an area.</summary>
/// <param name="Groups">How many groups are among them.</param>
/// <param name="Linked">How many of those are linked to another group, wherever that is.</param>
/// <param name="NotYetLinked">How many groups have no link at all so far.</param>
/// <param name="Parts">In how many separate parts of the net the linked groups are.</param>
/// <param name="Holding">Entries without which groups would come apart, the one on the most ways between others first.</param>
public sealed record NetPart(int Groups, int Linked, int NotYetLinked, int Parts, IReadOnlyList<NetMember> Holding)
{
    /// <summary>The same in words.</summary>
    /// <param name="where">Where: <c>in Southmead</c>; null for nowhere in particular.</param>
    public string Words(string? where) => ConnectednessWords.Tell(Groups, Linked, where, [.. Holding.Select(member => member.Name)]);
}
