using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;

namespace CommunityAssets.Web.Networks;

/// <summary>One way in which people can link an entry with another, seen from the entry.</summary>
/// <param name="Kind">How they are linked.</param>
/// <param name="Forward">Whether the link starts from the entry.</param>
public sealed record LinkOffer(LinkKind Kind, bool Forward)
{
    private const string Back = "-back";

    /// <summary>What a form and an address say for it: <c>meets-at</c>, <c>runs-back</c>.</summary>
    public string Value => LinkNames.Name(Kind) + (Forward ? "" : Back);

    /// <summary>What the entry says of the other: "Meets at", "Run by".</summary>
    public string Words => Forward ? LinkNames.Forward(Kind) : LinkNames.Backward(Kind);

    /// <summary>The kinds of asset that may be at the other end.</summary>
    public IReadOnlyList<AssetKind> Others =>
        [.. KindNames.All.Where(kind => Forward ? LinkRules.MayLead(Kind, kind) : LinkRules.MayStart(Kind, kind))];

    /// <summary>The ways in which an asset of a kind can be linked. Partners are the same in both directions and are offered once.</summary>
    public static IReadOnlyList<LinkOffer> For(AssetKind kind) =>
    [
        .. LinkRules.BetweenAssets.SelectMany(link => new[] { new LinkOffer(link, Forward: true), new LinkOffer(link, Forward: false) })
            .Where(offer => offer.Forward ? LinkRules.MayStart(offer.Kind, kind)
                : offer.Kind != LinkKind.PartnersWith && LinkRules.MayLead(offer.Kind, kind)),
    ];
}
