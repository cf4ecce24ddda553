using System.Globalization;
using CommunityAssets.StorageTests.GeoPackage;
using CsvHelper;
using CsvHelper.Configuration;
using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.WebTests.Ogc;

/// <summary>
/// Reads features over HTTP by GDAL's own driver for OGC API – Features, and the same features straight from the atlas's file, and compares.
/// </summary>
internal static class OpenReading
{
    /// <summary>Features by id: their shapes as GDAL tells them.</summary>
    public static Dictionary<string, Geometry?> Read(string source, string id, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), $"communityassets-{Guid.NewGuid():N}.csv");
        try
        {
            string[] arguments = ["-f", "CSV", "-lco", "GEOMETRY=AS_WKT", .. options[..^1], file, source, options[^1]];
            var (code, output) = GdalFactAttribute.Run("ogr2ogr", [.. arguments.Where(argument => argument.Length > 0)]);
            Assert.True(code == 0 && !output.Contains("ERROR", StringComparison.Ordinal), $"{string.Join(' ', arguments)}: {output}");
            var features = new Dictionary<string, Geometry?>(StringComparer.Ordinal);
            if (!File.Exists(file))
            {
                return features;
            }

            using var reader = new CsvReader(new StreamReader(file), new CsvConfiguration(CultureInfo.InvariantCulture));
            reader.Read();
            reader.ReadHeader();
            var wkt = new WKTReader();
            while (reader.Read())
            {
                var shape = reader.TryGetField<string>("WKT", out var text) && !string.IsNullOrEmpty(text) ? wkt.Read(text) : null;
                features.Add(reader.GetField(id)!, shape is { IsEmpty: true } ? null : shape);
            }

            return features;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Fails unless both hold the same features, with shapes no further apart than a distance.</summary>
    public static void AssertSame(IReadOnlyDictionary<string, Geometry?> direct, IReadOnlyDictionary<string, Geometry?> open, double apart)
    {
        Assert.NotEmpty(direct);
        Assert.Equal(direct.Keys.Order(StringComparer.Ordinal), open.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, shape) in direct)
        {
            Assert.Equal(shape is null, open[id] is null);
            if (shape is not null)
            {
                Assert.Equal(shape.NumPoints, open[id]!.NumPoints);
                var distance = DiscreteHausdorffDistance.Distance(shape, open[id]!);
                Assert.True(distance <= apart, $"{id} is {distance} away.");
            }
        }
    }
}
