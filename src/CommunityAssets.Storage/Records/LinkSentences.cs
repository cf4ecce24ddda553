using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>What both engines say alike of links that can't be added or taken away.</summary>
internal static class LinkSentences
{
    /// <summary>Where links come from that people add.</summary>
    public const string People = "people";

    /// <summary>Refuses what may not be linked.</summary>
    /// <exception cref="BadInputException">They can't be linked so.</exception>
    public static void Check(LinkKind kind, Asset from, Asset to)
    {
        if (LinkRules.Refusal(kind, from, to) is { } refusal)
        {
            throw new BadInputException(refusal);
        }
    }

    /// <summary>They are linked so already.</summary>
    public static BadInputException Already(LinkKind kind, Asset from, Asset to) => new(
        $"This is recorded already: {from.Name} {LinkNames.Forward(kind).ToLowerInvariant()} {to.Name}. There is nothing to add.");

    /// <summary>One end is not there.</summary>
    public static KeyNotFoundException NoAsset(Guid id) => new($"There is no asset {id}.");

    /// <summary>The line that a change writes into the audit log.</summary>
    public static AuditLine Audit(LinkChange change, Guid? account) => new(
        account, change.By, change.What == ChangeKind.Added ? AuditAct.LinkAdded : AuditAct.LinkRemoved, change.Link.From,
        LinkNames.Name(change.Link.Kind) + " " + change.Link.To.ToString("D"));

    /// <summary>The link is not there.</summary>
    public static KeyNotFoundException NoLink(Guid id) =>
        new($"There is no link {id}: somebody may have taken it away before. Look at the entry again.");
}
