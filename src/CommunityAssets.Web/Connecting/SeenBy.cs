using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Connecting;

/// <summary>What roles that see alike see of a connector.</summary>
/// <param name="Who">The roles, in words.</param>
/// <param name="View">What they see; null for nothing.</param>
public sealed record SeenBy(string Who, ConnectorView? View)
{
    /// <summary>
    /// What each role sees of a connector, by the query with which every page of theirs asks. Roles with the same eyes are told together.
    /// </summary>
    public static async Task<IReadOnlyList<SeenBy>> ReadAsync(IAtlas atlas, Guid connector, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        var seen = new List<SeenBy>();
        foreach (var alike in Rights.Roles.GroupBy(role => ConnectorSight.Of(role, ConsentPurpose.None)))
        {
            seen.Add(new SeenBy(Words([.. alike]), await atlas.Connectors.FindAsync(connector, alike.Key, cancellationToken)));
        }

        return seen;
    }

    private static string Words(IReadOnlyList<Role> roles) =>
        roles.Contains(Role.Public) ? "Everybody"
        : string.Join(", ", roles.Select((role, at) => at == 0 ? Plural(role) : Plural(role).ToLowerInvariant())) is var words
            && words.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var last
            ? string.Concat(words.AsSpan(0, last), " and ", words.AsSpan(last + 2))
            : Plural(roles[0]);

    private static string Plural(Role role) => role + "s";
}
