using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Taxonomies;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads assets out of OpenStreetMap data: <c>.osm</c> XML, or GeoJSON and GeoPackage exports of it. Which features are assets, of which
/// kind and topics, <see cref="TagList.OpenStreetMap"/> says; everything else is passed over. Private places and those out of use are left
/// out, and so is what has no name, unless it is looked for by what it is (<see cref="OsmNames"/>). The source's id is <c>node/123</c>,
/// <c>way/123</c> or <c>relation/123</c>; where an export has dropped it, a hash as <see cref="AssetReader"/> makes it. All layers of a
/// GeoPackage are read (GDAL puts points and areas in different ones), unless one is told, and their features numbered on.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="options">What is told besides; the licence is the Open Database Licence where none is.</param>
/// <param name="grid">The working grid of the atlas.</param>
/// <param name="notes">Where to say what was left out.</param>
public sealed partial class OpenStreetMapReader(InputFile file, AssetReading options, ReferenceSystem grid, ReadNotes notes)
{
    private const string OpenDatabaseLicence = "ODbL 1.0, © OpenStreetMap contributors";
    private const int LongestName = 300;
    private const int LongestSummary = 10_000;

    private readonly NewIds _ids = new();

    /// <summary>Reads all assets, or why a feature is refused.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public async IAsyncEnumerable<Row<Asset>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var before = 0L;
        foreach (var layer in options.Layer is { } told ? [told] : FeatureFile.Layers(file))
        {
            var last = 0L;
            await foreach (var row in FeatureFile.ReadAsync(file, layer, notes, cancellationToken))
            {
                last = row.Number;
                var number = before + row.Number;
                if (row.Record is not { } feature)
                {
                    yield return new Row<Asset>(number, Record: null, row.Refusal is { } refusal ? refusal with { Row = number } : null);
                }
                else if (Read(feature, number) is { } asset)
                {
                    yield return new Row<Asset>(number, asset);
                }
            }

            before += last;
        }
    }

    private Asset? Read(Feature feature, long number)
    {
        var tags = OsmTags.Of(feature);
        if (TagList.OpenStreetMap.Match(tags.All) is not { } match)
        {
            notes.Add("{feature|features} with no tag of an asset {was|were} passed over", 0);
            return null;
        }

        if (feature.Geometry is not { IsEmpty: false } geometry)
        {
            notes.Add("{feature|features} without a place {was|were} left out", number);
            return null;
        }

        if (tags["access"] is "private" or "no" || tags["disused"] is "yes" || tags["abandoned"] is "yes")
        {
            notes.Add("{place|places} that {is|are} private or out of use {was|were} left out", 0);
            return null;
        }

        if (OsmNames.Of(tags) is not { } name)
        {
            notes.Add("{feature|features} without a name {was|were} left out", 0);
            return null;
        }

        name = name.Length <= LongestName ? name : name[..LongestName];
        var (sessions, unread) = OsmDetails.Times(tags);
        var location = new AssetLocation
        {
            Shape = Place(geometry, feature.System, number),
            Placement = Placement.Coordinates,
            Address = OsmDetails.Address(tags),
            Postcode = OsmDetails.Postcode(tags),
        };
        return new Asset
        {
            Id = _ids.Next(),
            Kind = match.Kind,
            Name = name,
            Summary = Summary(tags, unread),
            Topics = match.Topics,
            Location = location,
            Sessions = sessions,
            Access = OsmDetails.Access(tags),
            Cost = OsmDetails.Cost(tags),
            Audience = OsmDetails.Audience(tags),
            Contact = OsmDetails.Contact(tags),
            Capacity = OsmDetails.Capacity(tags),
            Provenance = new Provenance(
                options.Source,
                SourceId(feature, tags) ?? AssetIds.Of(name, location),
                options.Licence ?? OpenDatabaseLicence,
                options.Retrieved),
        };
    }

    private Geometry Place(Geometry geometry, ReferenceSystem system, long number)
    {
        var shape = GridTransform.Between(system, grid).Apply(geometry);
        if (shape.Dimension < Dimension.Surface || shape.IsValid)
        {
            return shape;
        }

        notes.Add("{shape|shapes} crossed {itself|themselves} and {was|were} mended", number);
        return GeometryFixer.Fix(shape);
    }

    private static string? Summary(OsmTags tags, string? unreadTimes)
    {
        var words = PlainText.Paragraphs(tags["description", "description:en"]);
        var times = unreadTimes is null ? null : unreadTimes is "24/7" ? "Always open." : $"Times: {unreadTimes}.";
        var summary = words is null ? times : times is null ? words : words + "\n" + times;
        return summary?.Length > LongestSummary ? summary[..LongestSummary] : summary;
    }

    /// <summary>
    /// The id however an export writes it: <c>@id</c>, <c>node/1</c>, <c>n1</c> (QuickOSM), osm_type and osm_id, or GDAL's osm_id.
    /// </summary>
    private static string? SourceId(Feature feature, OsmTags tags)
    {
        foreach (var candidate in (string?[])[tags["@id", "full_id"], feature.Id, tags["id"]])
        {
            if (candidate is not null && WrittenId().Match(candidate) is { Success: true } match)
            {
                return Type(match.Groups["type"].Value[..1]) + "/" + match.Groups["number"].Value;
            }
        }

        if (tags["osm_id", "osm_way_id"] is not { } number
            || !long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return null;
        }

        var type = tags["osm_type", "@type"] is { Length: > 0 } told ? Type(told[..1].ToLowerInvariant())
            : feature.Geometry is Point ? "node"
            : tags["osm_way_id"] is not null || feature.Geometry is LineString ? "way"
            : "relation";
        return type + "/" + number;
    }

    private static string Type(string initial) => initial switch
    {
        "n" => "node",
        "w" => "way",
        _ => "relation",
    };

    [GeneratedRegex(@"^(?<type>node|way|relation|n|w|r)[/ ]?(?<number>-?\d{1,18})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenId();
}
