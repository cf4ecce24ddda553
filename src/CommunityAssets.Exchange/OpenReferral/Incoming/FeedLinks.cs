using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.OpenReferral.Reading;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// Links as services tell them. Whether both ends are there is known only when all has been read; those to a record that is nowhere are
/// left out.
/// </summary>
internal sealed class FeedLinks(string source)
{
    private readonly HashSet<UInt128> _given = [];
    private readonly List<(long Row, string From, string To, LinkKind Kind)> _claims = [];

    /// <summary>Says that an organization is given as a record of its own; false when it has been already.</summary>
    public bool Give(string organization) => _given.Add(ItemKeys.Of(organization));

    /// <summary>Says that it is not given after all.</summary>
    public void TakeBack(string organization) => _given.Remove(ItemKeys.Of(organization));

    /// <summary>Adds a link.</summary>
    /// <param name="row">The row of the service that tells it.</param>
    /// <param name="from">The source's id of what it starts from.</param>
    /// <param name="to">The source's id of what it leads to.</param>
    /// <param name="kind">How they are linked.</param>
    public void Claim(long row, string from, string to, LinkKind kind) => _claims.Add((row, from, to, kind));

    /// <summary>The links whose other end than the service that tells them is there.</summary>
    /// <param name="isThere">Whether a service of an id was read, or a record of it is in the atlas.</param>
    public IReadOnlyList<Row<LinkClaim>> Resolve(Func<string, bool> isThere)
    {
        var links = new List<Row<LinkClaim>>();
        foreach (var (row, from, to, kind) in _claims)
        {
            var other = kind == LinkKind.Runs ? from : to;
            if (_given.Contains(ItemKeys.Of(other)) || isThere(other))
            {
                links.Add(new Row<LinkClaim>(row, new LinkClaim(source, from, to, kind)));
            }
        }

        return links;
    }
}
