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
    private readonly List<Claimed> _claims = [];

    /// <summary>Says that an organization is given as a record of its own; false when it has been already.</summary>
    public bool Give(string organization) => _given.Add(ItemKeys.Of(organization));

    /// <summary>Says that it is not given after all.</summary>
    public void TakeBack(string organization) => _given.Remove(ItemKeys.Of(organization));

    /// <summary>Adds a link.</summary>
    /// <param name="row">The row of the service that tells it.</param>
    /// <param name="from">The source's id of what it starts from.</param>
    /// <param name="to">The source's id of what it leads to.</param>
    /// <param name="kind">How they are linked.</param>
    public void Claim(long row, string from, string to, LinkKind kind) =>
        _claims.Add(new Claimed(row, ShortId.Of(from), ShortId.Of(to), kind));

    /// <summary>The links whose other end than the service that tells them is there, one after another.</summary>
    /// <param name="isThere">Whether a service of an id was read, or a record of it is in the atlas.</param>
    public IEnumerable<Row<LinkClaim>> Resolve(Func<string, bool> isThere)
    {
        foreach (var claim in _claims)
        {
            var (from, to) = (claim.From.ToString(), claim.To.ToString());
            var other = claim.Kind == LinkKind.Runs ? from : to;
            if (_given.Contains(ItemKeys.Of(other)) || isThere(other))
            {
                yield return new Row<LinkClaim>(claim.Row, new LinkClaim(source, from, to, claim.Kind));
            }
        }
    }

    private readonly record struct Claimed(long Row, ShortId From, ShortId To, LinkKind Kind);

    /// <summary>An id that takes no more memory than it needs: a country's links are held until all services are read.</summary>
    private readonly record struct ShortId(Guid Uuid, string? Other)
    {
        public static ShortId Of(string id) =>
            Guid.TryParseExact(id, "D", out var uuid) && string.Equals(uuid.ToString(), id, StringComparison.Ordinal)
                ? new ShortId(uuid, Other: null)
                : new ShortId(default, id);

        public override string ToString() => Other ?? Uuid.ToString();
    }
}
