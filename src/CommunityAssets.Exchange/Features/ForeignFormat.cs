using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Features;

/// <summary>Says what a file that is none of the known formats is, where that can be told, and how to turn it into one of them.</summary>
internal static class ForeignFormat
{
    /// <summary>What to throw for a file that is not JSON, XML or SQLite.</summary>
    public static BadInputException Explain(InputFile file)
    {
        using var content = file.OpenContent();
        Span<byte> start = stackalloc byte[64];
        ReadOnlySpan<byte> seen = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (seen.IndexOf("OSMHeader"u8) >= 0)
        {
            return new BadInputException(
                $"{file.Name} is OpenStreetMap data in PBF form, which is not read here. "
                + $"Convert it first: osmium cat -o extract.osm {file.Name} "
                + $"(or: ogr2ogr extract.gpkg {file.Name}), and keep it to your place with osmium extract.");
        }

        if (seen is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return new BadInputException($"{file.Name}: the text is UTF-16. Save it as UTF-8.");
        }

        if (seen.StartsWith((ReadOnlySpan<byte>)[0, 0, 0x27, 0x0a]))
        {
            return new BadInputException($"{file.Name} is a shapefile. {Convert(file)}");
        }

        if (seen.StartsWith("PK"u8))
        {
            return new BadInputException(
                $"{file.Name} is a ZIP archive, such as shapefiles come in, and is not unpacked here. {Convert(file)}");
        }

        return new BadInputException(
            $"{file.Name}: this is no geographic file that is read here. GeoJSON, TopoJSON, GeoPackage and OpenStreetMap XML (.osm) are; "
            + $"others are not. {Convert(file)}");
    }

    /// <summary>What to throw for XML that is not OpenStreetMap's.</summary>
    public static BadInputException ExplainXml(InputFile file, string root) => new(
        $"{file.Name}: this is {(root is "kml" or "gpx" ? root.ToUpperInvariant() : "XML")} that begins with <{root}>, not OpenStreetMap's, "
        + $"which begins with <osm>. {Convert(file)}");

    // What was sent without a name has none that a command could be given.
    private static string Convert(InputFile file) => "Save it as GeoJSON or GeoPackage first: in QGIS with “Export”, “Save features as”"
        + (Path.HasExtension(file.Name) ? $"; or on the command line: ogr2ogr converted.gpkg {file.Name}" : ".");
}
