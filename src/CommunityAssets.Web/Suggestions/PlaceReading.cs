using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Suggestions;

/// <summary>
/// Makes a place of what a form says of it. What was told last counts: a pin that was set or moved, else a grid reference, else a postcode;
/// when none of them changed, the place stays as it was, also where it is a whole park.
/// </summary>
/// <param name="atlas">The atlas.</param>
internal sealed class PlaceReading(IAtlas atlas)
{
    private const int LongestAddress = 300;

    /// <summary>Reads the place.</summary>
    /// <param name="form">What was filled in.</param>
    /// <param name="before">The asset as it was; null for a new one.</param>
    /// <param name="text">Collects what is wrong.</param>
    /// <param name="notices">Collects what should be known.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AssetLocation> ReadAsync(
        AssetForm form, Asset? before, FormText text, List<string> notices, CancellationToken cancellationToken)
    {
        var was = before is null ? new AssetForm() : AssetFormWriter.Of(before, atlas.Info.Grid);
        var location = (before?.Location ?? AssetLocation.NotKnown) with
        {
            Address = text.Lines(nameof(form.Address), form.Address, "The address", LongestAddress)?.ReplaceLineEndings(", "),
            Postcode = ReadPostcode(form, text),
            Online = form.Online,
        };
        var pin = ReadPin(form, text);
        var reference = ReadReference(form, text);
        if (text.Problems.Count > 0)
        {
            return location;
        }

        if (pin is not null && (Changed(form.Longitude, was.Longitude) || Changed(form.Latitude, was.Latitude)))
        {
            return await PlaceAsync(location, pin, nameof(form.Latitude), text, cancellationToken);
        }

        if (reference is not null)
        {
            return await PlaceAsync(location, reference, nameof(form.GridReference), text, cancellationToken);
        }

        if (location.Postcode is { } postcode && (Changed(form.Postcode, was.Postcode) || location.Shape is null))
        {
            var point = (await atlas.Postcodes.FindAsync(postcode, cancellationToken))?.Point;
            if (point is null)
            {
                notices.Add(
                    $"We do not have the postcode {postcode} on our map yet. Check it; if it is right, send it all the same and we will find the place.");
            }

            return location with { Shape = point, Placement = point is null ? Placement.None : Placement.Postcode };
        }

        return location;
    }

    private static bool Changed(string? now, string? before) => (now ?? "").Trim() != (before ?? "").Trim();

    private static string? ReadPostcode(AssetForm form, FormText text)
    {
        if (string.IsNullOrWhiteSpace(form.Postcode))
        {
            return null;
        }

        if (PostcodeText.Normalise(form.Postcode.Trim()) is { } postcode)
        {
            return postcode;
        }

        text.Refuse(nameof(form.Postcode), "Enter a full postcode, like BA1 1AA.");
        return null;
    }

    private Point? ReadPin(AssetForm form, FormText text)
    {
        if (string.IsNullOrWhiteSpace(form.Longitude) && string.IsNullOrWhiteSpace(form.Latitude))
        {
            return null;
        }

        if (Degrees(form.Longitude, -180, 180) is not { } longitude || Degrees(form.Latitude, -90, 90) is not { } latitude)
        {
            text.Refuse(nameof(form.Latitude), "Enter the latitude and longitude as numbers in degrees, like 51.3811 and -2.3590, or leave both empty.");
            return null;
        }

        var transform = GridTransform.Between(ReferenceSystem.Wgs84, atlas.Info.Grid);
        var (x, y) = transform.Apply(longitude, latitude);
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            text.Refuse(nameof(form.Latitude), "The pin is far from this place. Move it, or leave it out.");
            return null;
        }

        return transform.Factory.CreatePoint(new Coordinate(x, y));
    }

    private Point? ReadReference(AssetForm form, FormText text)
    {
        if (string.IsNullOrWhiteSpace(form.GridReference))
        {
            return null;
        }

        if (!GridReference.TryParse(form.GridReference, out var easting, out var northing, out var size) || size > 100)
        {
            text.Refuse(nameof(form.GridReference), "Enter a grid reference with two letters and at least six figures, like ST 749 646.");
            return null;
        }

        var transform = GridTransform.Between(ReferenceSystem.BritishNationalGrid, atlas.Info.Grid);
        var (x, y) = transform.Apply(easting, northing);
        return transform.Factory.CreatePoint(new Coordinate(x, y));
    }

    private async Task<AssetLocation> PlaceAsync(
        AssetLocation location, Point point, string field, FormText text, CancellationToken cancellationToken)
    {
        if ((await atlas.Areas.AtAsync(point, shapes: false, cancellationToken)).Count == 0
            && (await atlas.Areas.LayersAsync(cancellationToken)).Count > 0)
        {
            text.Refuse(field, "That is outside the place that this atlas is about. Check it, or leave it out and give the address.");
        }

        return location with { Shape = point, Placement = Placement.Coordinates };
    }

    private static double? Degrees(string? text, double least, double most) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var degrees)
        && degrees >= least && degrees <= most ? degrees : null;
}
