using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// Reads where a service happens: its physical places as one shape (several as several points), the first address and postcode, whether it
/// is online, and which areas it covers.
/// </summary>
internal sealed class PlacesToLocation(ReferenceSystem grid)
{
    private const int MostPlaces = 500;
    private const int MostAreas = 2000;
    private const int LongestAddress = 1000;
    private const string OnlineWords = "online;remote;virtual;video";

    private static readonly GeometryFactory Degrees = new(new PrecisionModel(), ReferenceSystem.Wgs84.Code);

    private readonly GridTransform _fromDegrees = GridTransform.Between(ReferenceSystem.Wgs84, grid);

    /// <summary>Reads the location of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="meaning">What its attributes say.</param>
    /// <param name="item">The service, for refusals and notes.</param>
    /// <param name="location">The location.</param>
    /// <returns>Why it cannot be read, or null.</returns>
    public Refusal? Read(HsdsService service, IncomingMeaning meaning, ItemContext item, out AssetLocation location)
    {
        location = AssetLocation.NotKnown;
        var found = new Found();
        var places = service.ServiceAtLocations ?? [];
        for (var i = 0; i < Math.Min(places.Count, MostPlaces); i++)
        {
            // In a feed of this program, another id than the service's own is that of a place where a group meets: a link.
            if (places[i]?.Location is { } place && (!meaning.IsOwn || IsSame(place.Id, service.Id)))
            {
                var member = string.Create(CultureInfo.InvariantCulture, $"service_at_locations[{i}].location");
                if (Read(place, member, service, found, item) is { } refusal)
                {
                    return refusal;
                }
            }
        }

        if (places.Count > MostPlaces)
        {
            item.Note("{service has|services have} more than 500 places; the others were left out");
        }

        var attends = service.Schedules?.Any(schedule => schedule?.AttendingType is { } words
            && OnlineWords.Split(';').Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase))) ?? false;
        location = found.Location(_fromDegrees.Factory) with
        {
            Online = meaning.IsOnline || (!meaning.IsOwn && (found.IsVirtual || attends)),
            Covers = Covers(service.ServiceAreas, item),
        };
        if (found.FurtherAddresses > 0)
        {
            item.Note("{service happens|services happen} at several places; of their addresses the first was kept");
        }

        return null;
    }

    private Refusal? Read(HsdsLocation place, string member, HsdsService service, Found found, ItemContext item)
    {
        if (string.Equals(place.LocationType, "virtual", StringComparison.OrdinalIgnoreCase))
        {
            found.IsVirtual = true;
            return null;
        }

        var meaning = IncomingMeaning.Of(place.Attributes, map: null, item);
        if (Shape(place, meaning, member, item, out var shape) is { } refusal)
        {
            return refusal;
        }

        if (shape is not null)
        {
            found.Shapes.Add(shape);
            found.ByPostcode |= meaning.IsPlacedByPostcode;
        }

        var address = place.Addresses?.FirstOrDefault(address => address is not null);
        var text = Address(address, place, service, IsSame(place.Id, service.Id));
        var postcode = Postcode(address?.PostalCode, text, item);
        if (text is null && postcode is null)
        {
            return null;
        }

        if (found.Address is null && found.Postcode is null)
        {
            (found.Address, found.Postcode) = (text, postcode);
        }
        else
        {
            found.FurtherAddresses++;
        }

        return null;
    }

    private Refusal? Shape(HsdsLocation place, IncomingMeaning meaning, string member, ItemContext item, out Geometry? shape)
    {
        shape = null;
        if (meaning.Outline is { } outline)
        {
            return Outline(outline, member, item, out shape);
        }

        if (place.Latitude is not { } latitude || place.Longitude is not { } longitude)
        {
            if (place.Latitude is not null || place.Longitude is not null)
            {
                item.Note("{place has|places have} a latitude or a longitude alone, which {was|were} left out");
            }

            return null;
        }

        if (CoordinatePair.Check(ReferenceSystem.Wgs84, longitude, latitude) is { } problem)
        {
            return item.Refuse(member + ".latitude", problem.Found, problem.Advice);
        }

        if (CoordinatePair.IsAtSea(ReferenceSystem.Wgs84, longitude, latitude))
        {
            item.Note("{place lies|places lie} far out at sea or abroad; check {its|their} coordinates");
        }

        var (x, y) = _fromDegrees.Apply(longitude, latitude);
        shape = _fromDegrees.Factory.CreatePoint(new Coordinate(x, y));
        return null;
    }

    private Refusal? Outline(string text, string member, ItemContext item, out Geometry? shape)
    {
        shape = null;
        try
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            json.Read();
            var outline = new GeoJsonGeometry(Degrees, new ReadNotes(), 0).Read(ref json);
            if (outline is null || outline.IsEmpty)
            {
                return null;
            }

            if (CoordinatePair.CheckShape(ReferenceSystem.Wgs84, outline) is { } problem)
            {
                return item.Refuse(member + ".attributes", problem.Found, problem.Advice);
            }

            shape = _fromDegrees.Apply(outline.Dimension < Dimension.Surface || outline.IsValid ? outline : GeometryFixer.Fix(outline));
            return null;
        }
        catch (Exception fault) when (fault is JsonException or FeatureProblemException or InvalidOperationException)
        {
            return item.Refuse(member + ".attributes", "the outline is not a GeoJSON geometry.", "Export the directory again.");
        }
    }

    private static string? Address(HsdsAddress? address, HsdsLocation place, HsdsService service, bool isOwnPlace)
    {
        string?[] parts =
        [
            PlainText.Line(address?.Address1), PlainText.Line(address?.Address2), PlainText.Line(address?.City),
            PlainText.Line(address?.Region), PlainText.Line(address?.StateProvince),
        ];
        var told = parts.OfType<string>().ToList();
        var name = isOwnPlace ? null : PlainText.Line(place.Name);
        if (name is not null && !string.Equals(Headings.Plain(name), Headings.Plain(service.Name ?? ""), StringComparison.Ordinal)
             && !told.Exists(part => part.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            told.Insert(0, name);
        }

        // A town may be its own region, but house and street keep what they repeat.
        var text = string.Join(", ", told.Take(2).Concat(told.Skip(2).Where((part, at) =>
            !told.Take(at + 2).Contains(part, StringComparer.OrdinalIgnoreCase))));
        return text.Length == 0 ? null : text.Length <= LongestAddress ? text : text[..LongestAddress];
    }

    private static string? Postcode(string? given, string? address, ItemContext item)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return PostcodeText.Find(address);
        }

        if ((PostcodeText.Normalise(given) ?? PostcodeText.Find(given)) is { } postcode)
        {
            return postcode;
        }

        item.Note("{text|texts} in the place of a postcode {is|are} none and {was|were} left out");
        return PostcodeText.Find(address);
    }

    private static ImmutableArray<string> Covers(IReadOnlyList<HsdsServiceArea>? areas, ItemContext item)
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var area in (areas ?? []).Take(MostAreas))
        {
            if (Code(area?.Uri) is { } code)
            {
                codes.Add(code);
            }
            else
            {
                item.Note("{service area|service areas} without the identifier of a statistical area {was|were} left out");
            }
        }

        return [.. codes.Distinct(StringComparer.Ordinal)];
    }

    private static string? Code(string? uri)
    {
        var text = uri?.Trim() ?? "";
        if (text.StartsWith(HsdsMapping.OwnArea, StringComparison.Ordinal))
        {
            return IncomingWords.Line(text[HsdsMapping.OwnArea.Length..], 50);
        }

        var last = text.TrimEnd('/')[(text.TrimEnd('/').LastIndexOf('/') + 1)..];
        return GssCode.IsShaped(last) && !GssCode.IsPseudo(last) ? last.ToUpperInvariant() : null;
    }

    private static bool IsSame(string? id, string? other) => id is not null && string.Equals(id, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the places say, put together.</summary>
    private sealed class Found
    {
        public List<Geometry> Shapes { get; } = [];

        public string? Address { get; set; }

        public string? Postcode { get; set; }

        public bool ByPostcode { get; set; }

        public bool IsVirtual { get; set; }

        public int FurtherAddresses { get; set; }

        public AssetLocation Location(GeometryFactory factory)
        {
            Geometry? shape = Shapes.Count switch
            {
                0 => null,
                1 => Shapes[0],
                _ => factory.CreateMultiPoint(
                    [.. Shapes.Select(part => part as Point ?? part.InteriorPoint).DistinctBy(point => (point.X, point.Y))]),
            };
            if (shape is MultiPoint { NumGeometries: 1 })
            {
                shape = shape.GetGeometryN(0);
            }

            return new AssetLocation
            {
                Shape = shape,
                Placement = shape is null ? Placement.None : ByPostcode ? Placement.Postcode : Placement.Coordinates,
                Address = Address,
                Postcode = Postcode,
            };
        }
    }
}
