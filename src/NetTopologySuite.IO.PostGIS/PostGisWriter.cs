using NetTopologySuite.Geometries;

namespace NetTopologySuite.IO;

/// <summary>Writes geometries as PostGIS takes them: EWKB, little-endian, with SRID where there is one. Safe to share between
/// threads.</summary>
public class PostGisWriter
{
    /// <summary>Writes one geometry.</summary>
    /// <param name="geometry">The geometry; Z and M are written when its coordinates have them.</param>
    /// <param name="stream">Where to write it. It is left open.</param>
    public void Write(Geometry geometry, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var kept = new OrdinatesOf();
        geometry.Apply(kept);
        var writer = new WKBWriter(ByteOrder.LittleEndian, handleSRID: geometry.SRID > 0, emitZ: kept.Z, emitM: kept.M);
        stream.Write(writer.Write(geometry));
    }

    /// <summary>Finds out what the coordinates of a geometry have; the first sequence decides, as all are of one kind.</summary>
    private sealed class OrdinatesOf : IEntireCoordinateSequenceFilter
    {
        public bool Z { get; private set; }

        public bool M { get; private set; }

        public bool Done { get; private set; }

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq) => (Z, M, Done) = (seq.HasZ, seq.HasM, true);
    }
}
