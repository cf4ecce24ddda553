using System.Text.Json.Serialization;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>An area whose people a service is for.</summary>
public sealed record HsdsServiceArea
{
    /// <summary>The record's own id, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the service.</summary>
    public string? ServiceId { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its outline, in the form of <see cref="ExtentType"/>.</summary>
    public string? Extent { get; init; }

    /// <summary><c>geojson</c>, <c>topojson</c>, <c>kml</c> or <c>text</c>.</summary>
    public string? ExtentType { get; init; }

    /// <summary>Its lasting identifier: <c>http://statistics.data.gov.uk/id/statistical-geography/E06000022</c>.</summary>
    public string? Uri { get; init; }

    /// <summary>The area in words.</summary>
    [JsonPropertyName("service_area")]
    public string? ServiceArea { get; init; }
}
