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
            return new BadInputException($"{file.Name} is a shapefile. Convert it first, for example: ogr2ogr converted.gpkg {file.Name}");
        }

        return new BadInputException(
            $"{file.Name}: this is no geographic file that is read here. GeoJSON, TopoJSON, GeoPackage and OpenStreetMap XML (.osm) are; "
            + "convert others with QGIS or ogr2ogr.");
    }

    /// <summary>What to throw for XML that is not OpenStreetMap's.</summary>
    public static BadInputException ExplainXml(InputFile file, string root) => new(
        $"{file.Name}: this is XML that begins with <{root}>, not with <osm>. "
        + $"Convert it first, for example: ogr2ogr converted.gpkg {file.Name}");
}
