using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;

namespace CommunityAssets.Exchange.Writers;

/// <summary>
/// The canonical columns of assets, which the importer reads back: one list for CSV, GeoJSON and GeoPackage. Lists are separated by
/// semicolons. <c>id</c> is the source's own id; <c>source</c> and <c>placed_by</c> are for people, and the importer passes over them.
/// </summary>
internal static class AssetColumns
{
    /// <summary>The layer of assets.</summary>
    /// <param name="linksOf">Claims of links that an asset takes part in, or null when links are left out.</param>
    public static ExportLayer<Asset> Layer(Func<Asset, IEnumerable<LinkClaim>>? linksOf) => new(
        "assets",
        "GEOMETRY",
        [
            Text("id", asset => asset.Provenance.SourceId),
            Text("kind", asset => KindNames.Name(asset.Kind)),
            Text("name", asset => asset.Name),
            Text("summary", asset => asset.Summary),
            Text("topics", asset => List(asset.Topics)),
            Text("postcode", asset => asset.Location.Postcode),
            Text("address", asset => asset.Location.Address),
            Text("online", asset => asset.Location.Online ? "yes" : null),
            Text("covers", asset => List(asset.Location.Covers)),
            Text("sessions", asset => List(asset.Sessions.Select(SessionText.Format))),
            .. Access.Features.Select(feature => Text(
                AccessNames.Name(feature).Replace('-', '_'),
                asset => asset.Access[feature] switch { Answer.Yes => "yes", Answer.No => "no", _ => null })),
            Text("cost", asset => CostText(asset.Cost)),
            Text("ages", asset => Ages(asset.Audience)),
            Text("audience", asset => asset.Audience?.Words),
            Text("languages", asset => List(asset.Languages)),
            Text("phone", asset => asset.Contact?.Phone),
            Text("email", asset => asset.Contact?.Email),
            Text("web", asset => asset.Contact?.Web),
            new ExportColumn<Asset>("capacity", ExportType.Whole, asset => asset.Capacity),
            Text("licence", asset => asset.Provenance.Licence),
            Text("verified", asset => Date(asset.Verification?.On)),
            Text("verified_by", asset => asset.Verification?.ByRole),
            Text("verify_by", asset => Date(asset.Verification?.NextDue)),
            Text("status", asset => asset.Status switch
            {
                AssetStatus.Suggested => "suggested",
                AssetStatus.Retired => "retired",
                _ => "published",
            }),
            Text("visibility", asset => asset.Visibility == Visibility.Workforce ? "workforce" : "public"),
            Text("retrieved", asset => Date(asset.Provenance.Retrieved)),
            Text("meets_at", asset => Linked(linksOf, asset, LinkKind.MeetsAt)),
            Text("run_by", asset => Linked(linksOf, asset, LinkKind.Runs)),
            Text("partners_with", asset => Linked(linksOf, asset, LinkKind.PartnersWith)),
            Text("source", asset => asset.Provenance.Source),
            Text("placed_by", asset => asset.Location.Placement switch
            {
                Placement.Coordinates => "coordinates",
                Placement.Postcode => "postcode",
                _ => null,
            }),
        ],
        asset => asset.Provenance.SourceId,
        asset => asset.Location.Shape);

    /// <summary>
    /// A cost as files write it: <c>free</c>, <c>donation</c>, <c>£2.50</c>, each with a note after it where there is one.
    /// </summary>
    public static string? CostText(Cost? cost)
    {
        if (cost is null)
        {
            return null;
        }

        var text = cost.Kind switch
        {
            CostKind.Free => "free",
            CostKind.Donation => "donation",
            _ => string.Create(CultureInfo.InvariantCulture, $"£{cost.Pounds ?? 0:0.00}"),
        };
        return string.IsNullOrWhiteSpace(cost.Note) ? text : text + " " + cost.Note;
    }

    /// <summary>Ages as files write them: <c>60+</c>, <c>0-5</c>, <c>up to 18</c>.</summary>
    public static string? Ages(Audience? audience) => audience switch
    {
        { AgeFrom: { } from, AgeTo: { } to } => string.Create(CultureInfo.InvariantCulture, $"{from}-{to}"),
        { AgeFrom: { } from } => string.Create(CultureInfo.InvariantCulture, $"{from}+"),
        { AgeTo: { } to } => string.Create(CultureInfo.InvariantCulture, $"up to {to}"),
        _ => null,
    };

    private static string? Linked(Func<Asset, IEnumerable<LinkClaim>>? linksOf, Asset asset, LinkKind kind)
    {
        if (linksOf is null)
        {
            return null;
        }

        // A group says where it meets; what is run says who runs it; partners may be told from either side.
        var own = asset.Provenance.SourceId;
        var links = linksOf(asset)
            .Where(link => link.Kind == kind && string.Equals(link.Source, asset.Provenance.Source, StringComparison.Ordinal));
        return List(links.Select(link => kind switch
        {
            LinkKind.MeetsAt => string.Equals(link.FromSourceId, own, StringComparison.Ordinal) ? link.ToSourceId : null,
            LinkKind.Runs => string.Equals(link.ToSourceId, own, StringComparison.Ordinal) ? link.FromSourceId : null,
            _ => string.Equals(link.FromSourceId, own, StringComparison.Ordinal) ? link.ToSourceId : link.FromSourceId,
        }).OfType<string>());
    }

    private static ExportColumn<Asset> Text(string name, Func<Asset, string?> value) => new(name, ExportType.Text, value);

    private static string? List(IEnumerable<string> parts) => string.Join(';', parts) is { Length: > 0 } text ? text : null;

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
