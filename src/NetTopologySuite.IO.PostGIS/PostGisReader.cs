using NetTopologySuite.Geometries;

namespace NetTopologySuite.IO;

/// <summary>Reads geometries as PostGIS sends them (EWKB, either byte order). Safe to share between threads.</summary>
/// <param name="sequences">Makes the coordinate sequences.</param>
/// <param name="precision">The precision model of what is read.</param>
/// <param name="ordinates">The ordinates to keep; what PostGIS sends beyond them is left out.</param>
public class PostGisReader(CoordinateSequenceFactory sequences, PrecisionModel precision, Ordinates ordinates)
{
    private readonly NtsGeometryServices services = new(sequences, precision, srid: 0);

    /// <summary>Reads one geometry, and nothing after it.</summary>
    /// <param name="stream">Where the geometry begins. It is left open.</param>
    /// <returns>The geometry with its SRID; 0 when PostGIS sent none.</returns>
    public Geometry Read(Stream stream) =>
        // WKBReader keeps state while it reads, so each call has its own.
        new WKBReader(services) { HandleSRID = true, HandleOrdinates = ordinates, IsStrict = true }.Read(stream);
}
