using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Words;

/// <summary>The parts of an asset in words, for comparing two states of it and for checking what one is about to send.</summary>
public static class AssetPartWords
{
    /// <summary>What a part is called: "When", "Getting in".</summary>
    public static string Label(AssetPart part) => part switch
    {
        AssetPart.Kind => "What it is",
        AssetPart.Name => "Name",
        AssetPart.Summary => "In a few words",
        AssetPart.Topics => "Good for",
        AssetPart.Place => "Where",
        AssetPart.Online => "Online",
        AssetPart.Covers => "Areas it covers",
        AssetPart.Sessions => "When",
        AssetPart.Access => "Getting in",
        AssetPart.Cost => "Cost",
        AssetPart.Audience => "Who it’s for",
        AssetPart.Languages => "Languages",
        AssetPart.Contact => "Contact",
        AssetPart.Capacity => "Room for",
        AssetPart.Status => "Shown",
        AssetPart.Visibility => "Who may see it",
        AssetPart.Verification => "Last checked",
        AssetPart.Provenance => "Where the record comes from",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of an asset."),
    };

    /// <summary>What an asset says in a part, line by line; empty when it says nothing there.</summary>
    public static IReadOnlyList<string> Lines(Asset asset, AssetPart part) => part switch
    {
        AssetPart.Kind => [PlainWords.Capital(KindNames.Name(asset.Kind))],
        AssetPart.Name => [asset.Name],
        AssetPart.Summary => (asset.Summary ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        AssetPart.Topics => [.. asset.Topics.Select(TopicWords.Label)],
        AssetPart.Place => Place(asset.Location),
        AssetPart.Online => asset.Location.Online ? ["Yes"] : [],
        AssetPart.Covers => [.. asset.Location.Covers],
        AssetPart.Sessions => [.. asset.Sessions.Select(PlainWords.When)],
        AssetPart.Access => [.. Domain.Assets.Access.Features.Where(feature => asset.Access[feature] != Answer.NotKnown)
            .Select(feature => $"{AccessNames.Words(feature)}: {(asset.Access[feature] == Answer.Yes ? "yes" : "no")}")],
        AssetPart.Cost => asset.Cost is { } cost ? [PlainWords.Price(cost)] : [],
        AssetPart.Audience => asset.Audience is { } audience ? [PlainWords.WhoFor(audience)] : [],
        AssetPart.Languages => [.. asset.Languages.Select(LanguageNames.Of)],
        AssetPart.Contact => [.. new[] { asset.Contact?.Phone, asset.Contact?.Email, asset.Contact?.Web }.OfType<string>()],
        AssetPart.Capacity => asset.Capacity is { } capacity ? [PlainWords.Count(capacity, "person", "people")] : [],
        AssetPart.Status => [Status(asset.Status)],
        AssetPart.Visibility => [asset.Visibility == Visibility.Public ? "Everybody" : "People who work with communities"],
        AssetPart.Verification => asset.Verification is { } check ? [$"{PlainWords.Date(check.On)} ({check.ByRole})"] : [],
        AssetPart.Provenance => [asset.Provenance.Licence is { } licence
            ? $"{asset.Provenance.Source} ({licence})" : asset.Provenance.Source],
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of an asset."),
    };

    private static string Status(AssetStatus status) => status switch
    {
        AssetStatus.Published => "Yes",
        AssetStatus.Retired => "No: it is retired",
        _ => "Not yet: it waits for a steward",
    };

    private static IReadOnlyList<string> Place(AssetLocation location)
    {
        var lines = new List<string>();
        if (location.Address is { Length: > 0 } address)
        {
            lines.Add(address);
        }

        if (location.Postcode is { } postcode && location.Address?.Contains(postcode, StringComparison.OrdinalIgnoreCase) != true)
        {
            lines.Add(postcode);
        }

        if (location.Shape is { IsEmpty: false } shape)
        {
            lines.Add(location.Placement == Placement.Postcode ? "On the map by its postcode"
                : shape is Point ? $"On the map at {GridWords(shape)}" : $"On the map as an area around {GridWords(shape.PointOnSurface)}");
        }

        return lines;
    }

    // Only the British grid has letters; on any other a point is told by its metres.
    private static string GridWords(Geometry point) =>
        (point.SRID == 27700 ? Exchange.Coordinates.GridReference.Format(point.Coordinate.X, point.Coordinate.Y, 8) : null)
        ?? FormattableString.Invariant($"{point.Coordinate.X:F0} east, {point.Coordinate.Y:F0} north");
}
