using System.Globalization;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>Writes what the standard has no member for as attributes with our own terms (<see cref="HsdsTerms"/>).</summary>
internal static class HsdsAttributes
{
    /// <summary>Those of a service: its kind, topics, access and whatever else its record tells.</summary>
    public static IReadOnlyList<HsdsAttribute> OfService(Asset asset)
    {
        var list = new HsdsAttributeList(asset.Id, "");
        AddClasses(list, asset);
        foreach (var feature in Access.Features)
        {
            switch (asset.Access[feature])
            {
                case Answer.Yes:
                    list.Add(HsdsTerms.Access, AccessNames.Name(feature));
                    break;
                case Answer.No:
                    list.Add(HsdsTerms.Access, HsdsTerms.Not + AccessNames.Name(feature));
                    break;
            }
        }

        if (asset.Location.Online)
        {
            list.Add(HsdsTerms.Record, HsdsTerms.Online);
        }

        list.AddValue(HsdsTerms.Capacity, asset.Capacity?.ToString(CultureInfo.InvariantCulture));
        list.AddValue(HsdsTerms.CheckedBy, asset.Verification?.ByRole);
        list.AddValue(HsdsTerms.CheckDue, asset.Verification?.NextDue?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        list.AddValue(HsdsTerms.Source, asset.Provenance.Source);
        list.AddValue(HsdsTerms.Licence, asset.Provenance.Licence);
        return list.Attributes;
    }

    /// <summary>Those of an organization: its kind and topics.</summary>
    public static IReadOnlyList<HsdsAttribute> OfOrganization(Asset asset)
    {
        var list = new HsdsAttributeList(asset.Id, "organization ");
        AddClasses(list, asset);
        return list.Attributes;
    }

    /// <summary>Those of a location: how it was placed, and its outline where it is more than a point. Null for none.</summary>
    public static IReadOnlyList<HsdsAttribute>? OfLocation(Asset asset, string? outline)
    {
        var list = new HsdsAttributeList(asset.Id, "location ");
        if (asset.Location.Placement == Placement.Postcode)
        {
            list.Add(HsdsTerms.Record, HsdsTerms.PlacedByPostcode);
        }

        list.AddValue(HsdsTerms.Outline, outline);
        return list.Attributes.Count == 0 ? null : list.Attributes;
    }

    private static void AddClasses(HsdsAttributeList list, Asset asset)
    {
        list.Add(HsdsTerms.Kinds, KindNames.Name(asset.Kind));
        foreach (var topic in asset.Topics.Distinct(StringComparer.Ordinal))
        {
            list.Add(HsdsTerms.Topics, topic);
        }
    }
}
