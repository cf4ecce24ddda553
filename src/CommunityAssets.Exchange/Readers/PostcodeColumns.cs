using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>Where a directory of postcodes keeps what.</summary>
internal sealed record PostcodeColumns
{
    private const string NoLocation = "9";
    private const string NoCoordinates = "90";
    private const double NoLatitude = 99;
    private const int OldestCensus = 2011;

    /// <summary>
    /// Code-Point Open: postcode, positional quality, easting, northing, country, two health areas, county, district, ward.
    /// </summary>
    public static PostcodeColumns CodePointOpen { get; } = new() { Code = 0, Quality = 1, East = 2, North = 3, Areas = [4, 8, 9] };

    /// <summary>The postcode.</summary>
    public required int Code { get; init; }

    /// <summary>Month of termination.</summary>
    public int? Terminated { get; init; }

    /// <summary>ONS's grid reference positional quality indicator.</summary>
    public int? GridIndicator { get; init; }

    /// <summary>Ordnance Survey's positional quality.</summary>
    public int? Quality { get; init; }

    /// <summary>Easting.</summary>
    public int? East { get; init; }

    /// <summary>Northing.</summary>
    public int? North { get; init; }

    /// <summary>Longitude.</summary>
    public int? Longitude { get; init; }

    /// <summary>Latitude.</summary>
    public int? Latitude { get; init; }

    /// <summary>Codes of areas.</summary>
    public required IReadOnlyList<int> Areas { get; init; }

    /// <summary>Finds the columns by their headings.</summary>
    /// <param name="headings">The headings.</param>
    /// <param name="code">What the postcode's column may be called.</param>
    public static PostcodeColumns Find(Headings headings, string[] code) => new()
    {
        Code = headings.Need("the postcode", code),
        Terminated = headings.Find("doterm", "date of termination", "terminated"),
        GridIndicator = headings.Find("osgrdind", "gridind"),
        Quality = headings.Find("positional quality indicator", "pq"),
        East = headings.Find("oseast1m", "east1m", "easting", "eastings"),
        North = headings.Find("osnrth1m", "north1m", "northing", "northings"),
        Longitude = headings.Find("long", "longitude", "lon", "lng"),
        Latitude = headings.Find("lat", "latitude"),
        Areas = [.. AreaHeading.All(headings)
            .Where(heading => !heading.IsName && heading.Vintage is null or >= OldestCensus)
            .Select(heading => heading.Column)],
    };

    /// <summary>Whether the directory says that a postcode has no location.</summary>
    public bool IsUnplaced(CsvTable table) =>
        table.Text(GridIndicator) is NoLocation
        || table.Text(Quality) is NoCoordinates
        || (table.Text(Latitude) is { } latitude && NumberText.Read(latitude, out var degrees) == NumberStatus.Number
            && degrees > NoLatitude);
}
