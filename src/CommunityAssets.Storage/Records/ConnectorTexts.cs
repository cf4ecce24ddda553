using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>What both engines do alike with a connector before it is written.</summary>
internal static class ConnectorTexts
{
    /// <summary>The record with blanks around its texts taken off, lists without repeats, and no character that no database takes.</summary>
    public static Connector Tidy(Connector connector) => connector with
    {
        Name = Clean(connector.Name),
        Contact = connector.Contact is { } contact && Clean(contact) is { Length: > 0 } told ? told : null,
        Places = [.. connector.Places.Select(Clean).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal)],
        Topics = [.. connector.Topics.Select(Clean).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Refuses a link that is not one of a connector's.</summary>
    /// <param name="kind">The kind of link.</param>
    /// <param name="asset">What it leads to; null when there is no such asset for whoever asks.</param>
    /// <exception cref="BadInputException">In words.</exception>
    public static void DemandLink(LinkKind kind, AssetKind? asset)
    {
        switch (kind, asset)
        {
            case (not (LinkKind.TakesPartIn or LinkKind.Knows), _):
                throw new BadInputException("A connector takes part in a group, or knows something. Choose one of the two.");
            case (_, null):
                throw new BadInputException("There is no such entry in this atlas any more. Look for it again.");
            case (LinkKind.TakesPartIn, not AssetKind.Group):
                throw new BadInputException($"People take part in groups, and this is a {KindNames.Name(asset.Value)}. Say that they know it.");
        }
    }

    /// <summary>What is thrown for a door that leads nowhere: the same whether there never was anybody, or they are not to be seen.</summary>
    public static KeyNotFoundException NotFound() => new("There is nobody here whom you may see.");

    /// <summary>What is thrown for somebody who is recorded already, as by a form that is sent twice.</summary>
    public static BadInputException Recorded(Exception problem) => new(
        "This is recorded already. Go to the list of connectors; where the private link was lost, make another one on their page.", problem);

    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal).Trim();
}
