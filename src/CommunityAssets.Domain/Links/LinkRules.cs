using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Domain.Links;

/// <summary>Which things may be linked how, when people link them by hand. Links of connectors have rules of their own.</summary>
public static class LinkRules
{
    /// <summary>The kinds of link between assets, in the order in which a form offers them.</summary>
    public static IReadOnlyList<LinkKind> BetweenAssets { get; } = [LinkKind.MeetsAt, LinkKind.Runs, LinkKind.PartnersWith];

    /// <summary>Whether a link of a kind may start from an asset of a kind.</summary>
    public static bool MayStart(LinkKind link, AssetKind kind) => link switch
    {
        LinkKind.MeetsAt => kind == AssetKind.Group,
        LinkKind.Runs => kind == AssetKind.Organisation,
        LinkKind.PartnersWith => true,
        _ => false,
    };

    /// <summary>Whether a link of a kind may lead to an asset of a kind.</summary>
    public static bool MayLead(LinkKind link, AssetKind kind) => link switch
    {
        LinkKind.MeetsAt => kind == AssetKind.Place,
        LinkKind.Runs or LinkKind.PartnersWith => true,
        _ => false,
    };

    /// <summary>Why two assets can't be linked so, in words with what to do instead; null where they can.</summary>
    public static string? Refusal(LinkKind link, Asset from, Asset to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Id == to.Id)
        {
            return $"{from.Name} can't be linked to itself. Choose another entry.";
        }

        foreach (var end in (ReadOnlySpan<Asset>)[from, to])
        {
            if (end.Status == AssetStatus.Retired)
            {
                return $"{end.Name} is retired, so nothing new is linked to it. Bring it back first, or choose another entry.";
            }
        }

        return link switch
        {
            LinkKind.MeetsAt when !MayStart(link, from.Kind) || !MayLead(link, to.Kind) =>
                $"Only a group meets at a place: {Told(from)}, and {Told(to)}. Choose a group and a place, or say that they partner.",
            LinkKind.Runs when !MayStart(link, from.Kind) =>
                $"Only an organisation runs something: {Told(from)}. Choose an organisation, or say that they partner.",
            LinkKind.MeetsAt or LinkKind.Runs or LinkKind.PartnersWith => null,
            _ => $"'{LinkNames.Forward(link)}' is about a person and is kept with connectors. Choose one of: "
                + string.Join(", ", BetweenAssets.Select(kind => LinkNames.Forward(kind).ToLowerInvariant())) + ".",
        };
    }

    /// <summary>The two ends in the order in which a link is kept: partners are the same in both directions and are kept in one.</summary>
    public static (Guid From, Guid To) Order(LinkKind link, Guid from, Guid to) =>
        link == LinkKind.PartnersWith && string.CompareOrdinal(from.ToString("D"), to.ToString("D")) > 0 ? (to, from) : (from, to);

    private static string Told(Asset asset) =>
        $"{asset.Name} is {(asset.Kind is AssetKind.Organisation or AssetKind.Enterprise ? "an" : "a")} {KindNames.Name(asset.Kind)}";
}
