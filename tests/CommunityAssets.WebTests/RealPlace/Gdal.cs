using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.StorageTests.GeoPackage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>What GDAL, a program that has nothing to do with this one, finds in a file.</summary>
internal static partial class Gdal
{
    private const RegexOptions Lines = RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The published files do not change, and both engines ask the same of them.
    private static readonly ConcurrentDictionary<(string File, string Sql), double[]> Known = [];

    /// <summary>Why it cannot be asked, in a sentence that says how to get it; null when it can.</summary>
    public static string? Missing { get; } =
        GdalFactAttribute.Python is null ? "GDAL is not here. Install gdal-bin and python3-gdal to run this test."
        : !GdalFactAttribute.Run("ogrinfo", "--formats").Output.Contains("SpatiaLite", StringComparison.OrdinalIgnoreCase)
            ? "This GDAL has no SpatiaLite. Install one that has."
        : null;

    /// <summary>How many features a file has, of all or of those that a condition holds for.</summary>
    public static long Count(string file, string? where = null) =>
        (long)Number(file, "SELECT COUNT(*) AS n FROM {layer}" + (where is null ? "" : $" WHERE {where}"));

    /// <summary>The box around a layer on the British National Grid; the file is in longitude and latitude.</summary>
    public static Envelope GridExtent(string file)
    {
        const string Carried = "SELECT ST_Transform(SetSRID(geometry, 4326), 27700) AS g FROM {layer}";
        const string Sides = "MIN(MbrMinX(g)) AS w, MAX(MbrMaxX(g)) AS e, MIN(MbrMinY(g)) AS s, MAX(MbrMaxY(g)) AS n";
        var sides = Numbers(file, $"SELECT {Sides} FROM ({Carried})");
        return new Envelope(sides[0], sides[1], sides[2], sides[3]);
    }

    /// <summary>One number out of a file: a statement of SQLite with SpatiaLite, <c>{layer}</c> standing for the file's layer.</summary>
    public static double Number(string file, string sql) => Numbers(file, sql)[0];

    /// <summary>How many features each layer of a GeoPackage has.</summary>
    public static IReadOnlyDictionary<string, long> Layers(string geoPackage)
    {
        var said = Run("ogrinfo", "-ro", "-al", "-so", geoPackage);
        var names = LayerName().Matches(said).Select(match => match.Groups["name"].Value);
        var counts = FeatureCount().Matches(said).Select(match => long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));
        return names.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>Fails when GDAL's own checker finds anything wrong with a GeoPackage, or anything to warn of.</summary>
    public static void Validate(string geoPackage) =>
        Run(GdalFactAttribute.Python!, "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error", geoPackage);

    private static double[] Numbers(string file, string sql) => Known.GetOrAdd((file, sql), Ask);

    private static double[] Ask((string File, string Sql) asked)
    {
        var path = asked.File.EndsWith(".gz", StringComparison.Ordinal) ? "/vsigzip/" + asked.File : asked.File;
        string[] types = path.Contains(".csv", StringComparison.Ordinal) ? ["-oo", "AUTODETECT_TYPE=YES"] : [];
        var layer = LayerName().Match(Run("ogrinfo", "-ro", "-al", "-so", path)).Groups["name"].Value;
        var sql = asked.Sql.Replace("{layer}", $"\"{layer}\"", StringComparison.Ordinal);
        var said = Run("ogrinfo", [.. types, "-ro", "-q", "-dialect", "sqlite", path, "-sql", sql]);
        var values = Value().Matches(said).Select(match => match.Groups["value"].Value);
        double[] numbers = [.. values.Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        Assert.True(numbers.Length > 0, said);
        return numbers;
    }

    private static string Run(string program, params string[] arguments)
    {
        var (code, output) = GdalFactAttribute.Run(program, arguments);
        Assert.True(code == 0 && !output.Contains("ERROR", StringComparison.Ordinal), output);
        return output;
    }

    [GeneratedRegex(@"^Layer name: (?<name>.+?)\r?$", Lines)]
    private static partial Regex LayerName();

    [GeneratedRegex(@"^Feature Count: (?<count>\d+)", Lines)]
    private static partial Regex FeatureCount();

    [GeneratedRegex(@"^ +\w+ \((?:Integer|Integer64|Real)\) = (?<value>\S+)", Lines)]
    private static partial Regex Value();
}
