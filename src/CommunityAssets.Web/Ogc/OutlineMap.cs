using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Ogc;

/// <summary>A small map drawn on the server: the outline of the place, and a way to put other things on it.</summary>
/// <param name="Box">What it shows, on the grid.</param>
/// <param name="Scale">Units of the drawing for a metre.</param>
/// <param name="Path">The outline as the data of an SVG path.</param>
public sealed record OutlineMap(Envelope Box, double Scale, string Path)
{
    /// <summary>The width of the drawing.</summary>
    public double Width => Box.Width * Scale;

    /// <summary>The height of the drawing.</summary>
    public double Height => Box.Height * Scale;

    /// <summary>An easting on the drawing.</summary>
    public double X(double easting) => (easting - Box.MinX) * Scale;

    /// <summary>A northing on the drawing, whose y runs down.</summary>
    public double Y(double northing) => (Box.MaxY - northing) * Scale;
}
