using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Writers;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>Writes the places of assets as locations of Open Referral UK. Thread-safe.</summary>
/// <param name="grid">The working grid that shapes come on.</param>
internal sealed class AssetToLocation(ReferenceSystem grid)
{
    private readonly GridTransform _transform = GridTransform.Between(grid, ReferenceSystem.Wgs84);

    /// <summary>The members that are not lists.</summary>
    public HsdsLocation Brief(Asset asset)
    {
        var location = asset.Location;
        var physical = !location.Online || location.Shape is not null || location.Address is not null || location.Postcode is not null;
        var (longitude, latitude) = Position(location.Shape);
        return new HsdsLocation
        {
            Id = asset.Id.ToString(),
            LocationType = physical ? "physical" : "virtual",
            Name = asset.Name,
            Latitude = latitude,
            Longitude = longitude,
        };
    }

    /// <summary>Everything.</summary>
    public HsdsLocation Full(Asset asset) => Brief(asset) with
    {
        Addresses = Address(asset) is { } address ? [address] : null,
        Accessibility = Accessibility(asset),
        Attributes = HsdsAttributes.OfLocation(asset, asset.Location.Shape is Point ? null : Outline(asset.Location.Shape)),
    };

    /// <summary>A shape as a GeoJSON geometry; null for none.</summary>
    public string? Outline(Geometry? shape) => shape is null || shape.IsEmpty ? null : GeoJsonShapes.Text(_transform.Apply(shape));

    private (double? Longitude, double? Latitude) Position(Geometry? shape)
    {
        if (shape is null || shape.IsEmpty)
        {
            return default;
        }

        var point = shape as Point ?? shape.InteriorPoint;
        var (longitude, latitude) = _transform.Apply(point.X, point.Y);
        return (Math.Round(longitude, GeoJsonShapes.Decimals), Math.Round(latitude, GeoJsonShapes.Decimals));
    }

    /// <summary>
    /// The address as given: what comes after the last comma is told as the town, unless it is a postcode; put together with a comma and a
    /// blank again, the two are what was given.
    /// </summary>
    private static HsdsAddress? Address(Asset asset)
    {
        var (address, postcode) = (asset.Location.Address, asset.Location.Postcode);
        if (address is null && postcode is null)
        {
            return null;
        }

        var street = address ?? "";
        var town = "";
        var comma = street.LastIndexOf(", ", StringComparison.Ordinal);
        if (comma > 0 && street[(comma + 2)..] is var last && last.Trim().Length == last.Length && last.Length > 0
            && street[..comma].TrimEnd().Length == comma && PostcodeText.Normalise(last) is null)
        {
            (street, town) = (street[..comma], last);
        }

        return new HsdsAddress
        {
            Id = HsdsIds.Part(asset.Id, "address").ToString(),
            Address1 = street,
            City = town,
            StateProvince = "",
            PostalCode = postcode ?? "",
            Country = "GB",
            AddressType = "physical",
        };
    }

    private static IReadOnlyList<HsdsAccessibility>? Accessibility(Asset asset)
    {
        var known = Access.Features.Where(feature => asset.Access[feature] != Answer.NotKnown)
            .Select(feature =>
            {
                var words = AccessNames.Words(feature) + (asset.Access[feature] == Answer.Yes ? "" : ": no");
                return new HsdsAccessibility
                {
                    Id = HsdsIds.Part(asset.Id, "access " + AccessNames.Name(feature)).ToString(),
                    Description = words,
                    Accessibility = words,
                };
            })
            .ToList();
        return known.Count == 0 ? null : known;
    }
}
