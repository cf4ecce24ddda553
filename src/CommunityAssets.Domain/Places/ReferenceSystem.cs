namespace CommunityAssets.Domain.Places;

/// <summary>A coordinate reference system that an atlas, a file or an answer can be in.</summary>
/// <param name="Code">EPSG number: 27700, 4326, 3857…</param>
/// <param name="Name">Its name.</param>
/// <param name="Wkt">Its definition as OGC well-known text, version 1.</param>
/// <param name="IsGeographic">True when coordinates are degrees of longitude and latitude.</param>
public sealed record ReferenceSystem(int Code, string Name, string Wkt, bool IsGeographic)
{
    /// <summary>OSGB36 / British National Grid, metres, with the seven-parameter shift to WGS 84 (about 3 m from OSTN15 at worst, as OS states).</summary>
    public static ReferenceSystem BritishNationalGrid { get; } = new(
        27700,
        "OSGB36 / British National Grid",
        """
        PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36",DATUM["Ordnance_Survey_of_Great_Britain_1936",SPHEROID["Airy 1830",6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],TOWGS84[446.448,-125.157,542.06,0.15,0.247,0.842,-20.489],AUTHORITY["EPSG","6277"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4277"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]
        """,
        IsGeographic: false);

    /// <summary>WGS 84, longitude then latitude in degrees (CRS84 order).</summary>
    public static ReferenceSystem Wgs84 { get; } = new(
        4326,
        "WGS 84",
        """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]
        """,
        IsGeographic: true);

    /// <summary>WGS 84 / Pseudo-Mercator, the grid of web map tiles.</summary>
    public static ReferenceSystem WebMercator { get; } = new(
        3857,
        "WGS 84 / Pseudo-Mercator",
        """
        PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["X",EAST],AXIS["Y",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +lon_0=0.0 +x_0=0.0 +y_0=0 +k=1.0 +units=m +nadgrids=@null +wktext  +no_defs"],AUTHORITY["EPSG","3857"]]
        """,
        IsGeographic: false);

    /// <summary>TM75 / Irish Grid, metres, for atlases of Northern Ireland.</summary>
    public static ReferenceSystem IrishGrid { get; } = new(
        29903,
        "TM75 / Irish Grid",
        """
        PROJCS["TM75 / Irish Grid",GEOGCS["TM75",DATUM["Geodetic_Datum_of_1965",SPHEROID["Airy Modified 1849",6377340.189,299.3249646,AUTHORITY["EPSG","7002"]],TOWGS84[482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15],AUTHORITY["EPSG","6300"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4300"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",53.5],PARAMETER["central_meridian",-8],PARAMETER["scale_factor",1.000035],PARAMETER["false_easting",200000],PARAMETER["false_northing",250000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","29903"]]
        """,
        IsGeographic: false);

    /// <summary>Every system known here.</summary>
    public static IReadOnlyList<ReferenceSystem> All { get; } = [BritishNationalGrid, Wgs84, WebMercator, IrishGrid];

    /// <summary>The system with an EPSG number, or null when it is not known here.</summary>
    public static ReferenceSystem? Find(int code) => All.FirstOrDefault(system => system.Code == code);
}
