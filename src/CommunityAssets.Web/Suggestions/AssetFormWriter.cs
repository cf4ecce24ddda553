using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Web.Words;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Writes an asset as a form that is filled in, and a form as the fields that carry it from page to page.</summary>
public static class AssetFormWriter
{
    /// <summary>The form of an asset.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="grid">The grid that its shape is on.</param>
    public static AssetForm Of(Asset asset, ReferenceSystem grid)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var form = new AssetForm
        {
            Kind = KindNames.Name(asset.Kind),
            Name = asset.Name,
            Summary = asset.Summary,
            Topics = [.. asset.Topics],
            Address = asset.Location.Address,
            Postcode = asset.Location.Postcode,
            Online = asset.Location.Online,
            Times = [.. asset.Sessions.Select(TimeReading.Of)],
            Cost = asset.Cost?.Kind switch { CostKind.Free => "free", CostKind.Donation => "donation", CostKind.Amount => "amount", _ => null },
            Pounds = asset.Cost?.Pounds?.ToString("0.##", CultureInfo.InvariantCulture),
            CostNote = asset.Cost?.Note,
            AgeFrom = asset.Audience?.AgeFrom?.ToString(CultureInfo.InvariantCulture),
            AgeTo = asset.Audience?.AgeTo?.ToString(CultureInfo.InvariantCulture),
            WhoFor = asset.Audience?.Words,
            Languages = string.Join(", ", asset.Languages.Select(LanguageNames.Of)),
            Phone = asset.Contact?.Phone,
            Email = asset.Contact?.Email,
            Web = asset.Contact?.Web,
            Capacity = asset.Capacity?.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var feature in Access.Features)
        {
            form.Access[AccessNames.Name(feature)] = asset.Access[feature] switch { Answer.Yes => "yes", Answer.No => "no", _ => null };
        }

        // A place by its postcode has no pin of its own: it moves with the postcode.
        if (asset.Location is { Placement: Placement.Coordinates, Shape: Point { IsEmpty: false } point })
        {
            var (longitude, latitude) = GridTransform.Between(grid, ReferenceSystem.Wgs84).Apply(point.X, point.Y);
            form.Longitude = longitude.ToString("F6", CultureInfo.InvariantCulture);
            form.Latitude = latitude.ToString("F6", CultureInfo.InvariantCulture);
        }

        return form;
    }

    /// <summary>Everything that is filled in, as names and values of fields.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(AssetForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        foreach (var (name, value) in Named(form))
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return new("Form." + name, value);
            }
        }
    }

    private static IEnumerable<(string Name, string? Value)> Named(AssetForm form)
    {
        yield return (nameof(form.Kind), form.Kind);
        yield return (nameof(form.Name), form.Name);
        yield return (nameof(form.Summary), form.Summary);
        foreach (var topic in form.Topics ?? [])
        {
            yield return (nameof(form.Topics), topic);
        }

        yield return (nameof(form.Address), form.Address);
        yield return (nameof(form.Postcode), form.Postcode);
        yield return (nameof(form.GridReference), form.GridReference);
        yield return (nameof(form.Longitude), form.Longitude);
        yield return (nameof(form.Latitude), form.Latitude);
        yield return (nameof(form.Online), form.Online ? "true" : null);
        var row = 0;
        foreach (var time in (form.Times ?? []).Where(time => !time.IsBlank))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"Times[{row++}].");
            yield return (at + nameof(time.Day), time.Day);
            yield return (at + nameof(time.From), time.From);
            yield return (at + nameof(time.To), time.To);
            yield return (at + nameof(time.Every), time.Every ?? "1");
            yield return (at + nameof(time.Starts), time.Starts);
            yield return (at + nameof(time.Ends), time.Ends);
            yield return (at + nameof(time.Notes), time.Notes);
        }

        foreach (var (name, answer) in form.Access ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            yield return ($"Access[{name}]", answer);
        }

        yield return (nameof(form.Cost), form.Cost);
        yield return (nameof(form.Pounds), form.Pounds);
        yield return (nameof(form.CostNote), form.CostNote);
        yield return (nameof(form.AgeFrom), form.AgeFrom);
        yield return (nameof(form.AgeTo), form.AgeTo);
        yield return (nameof(form.WhoFor), form.WhoFor);
        yield return (nameof(form.Languages), form.Languages);
        yield return (nameof(form.Phone), form.Phone);
        yield return (nameof(form.Email), form.Email);
        yield return (nameof(form.Web), form.Web);
        yield return (nameof(form.Capacity), form.Capacity);
        yield return (nameof(form.Agreed), form.Agreed ? "true" : null);
        yield return (nameof(form.Why), form.Why);
    }
}
