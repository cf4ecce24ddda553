using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>Reads organizations of Open Referral UK as assets; the UK profile tells no place of them.</summary>
/// <param name="options">What is told of the feed besides.</param>
internal sealed class OrganizationToAsset(AssetReading options)
{
    private const int LongestSummary = 10_000;

    /// <summary>Reads an organization.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="item">Where it stands.</param>
    /// <param name="asset">The asset; null when it is refused.</param>
    /// <returns>Why it cannot be read, or null.</returns>
    public Refusal? Read(HsdsOrganization organization, ItemContext item, out Asset? asset)
    {
        asset = null;
        if (IncomingName.Read(organization.Id, organization.Name, "organization", item, out var id, out var name) is { } refusal)
        {
            return refusal;
        }

        var meaning = IncomingMeaning.Of(organization.Attributes, options.Topics, item);
        var summary = PlainText.Paragraphs(organization.Description);
        var email = IncomingContact.Email(organization.Email, item);
        var web = IncomingContact.Web(organization.Website, item);
        asset = new Asset
        {
            Id = Guid.CreateVersion7(),
            Kind = meaning.Kind ?? AssetKind.Organisation,
            Name = name,
            Summary = summary?.Length > LongestSummary ? summary[..LongestSummary] : summary,
            Topics = meaning.Topics,
            Contact = email is null && web is null ? null : new Contact(Email: email, Web: web),
            Provenance = new Provenance(options.Source, id, options.Licence, options.Retrieved),
        };
        return null;
    }
}
