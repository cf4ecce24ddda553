using System.Globalization;
using System.Text;

namespace CommunityAssets.Benchmarks;

/// <summary>Writes the big files that the benchmarks read: the same bytes for the same size.</summary>
internal static class BenchmarkFiles
{
    private static readonly string[] Kinds = ["group", "place", "organisation", "enterprise", "gift", "story"];
    private static readonly string[] Topics = ["growing", "music-singing", "dance-exercise", "food-together", "making-mending", "carers"];
    private static readonly string[] First = ["Meadow", "Riverside", "St Bride's", "Old Mill", "Northgate", "Harbour", "Elm Tree", "Chapel", "Station", "Orchard"];
    private static readonly string[] Second = ["Community", "Friendship", "Gardening", "Singing", "Walking", "Sewing", "Reading", "Bowls", "History", "Repair"];
    private static readonly string[] Third = ["Group", "Club", "Circle", "Society", "Hall", "Centre", "Library", "Association", "Café", "Choir"];
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>A CSV of assets clustered on towns, with the columns of the ordinary importer.</summary>
    public static string Assets(string folder, int rows)
    {
        var path = Path.Combine(folder, $"assets-{rows}.csv");
        if (File.Exists(path))
        {
            return path;
        }

        var random = new Random(20260601);
        using var writer = new StreamWriter(path + ".part", append: false, new UTF8Encoding(false));
        writer.NewLine = "\n";
        writer.WriteLine("id,kind,name,summary,topics,easting,northing,postcode,address,sessions,step_free,parking,cost,ages,web,capacity");
        for (var row = 1; row <= rows; row++)
        {
            // Towns of the Midlands, so that no asset falls into the sea, which the importer would refuse.
            var (x, y) = (400_000 + (random.Next(0, 12) * 10_000) + (Gauss(random) * 2_500), 190_000 + (random.Next(0, 20) * 10_000) + (Gauss(random) * 2_500));
            var name = $"{First[random.Next(10)]} {Second[random.Next(10)]} {Third[random.Next(10)]}";
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"b{row},{Kinds[random.Next(6)]},{name} {random.Next(1, 5000)},\"{name} meets near the {First[random.Next(10)].ToLowerInvariant()}, and everybody is welcome. Tea, talk and {Second[random.Next(10)].ToLowerInvariant()}.\","
                + $"{Topics[random.Next(6)]};{Topics[random.Next(6)]},{x:F1},{y:F1},,\"{random.Next(1, 300)} {First[random.Next(10)]} Street\","
                + $"{Days[random.Next(7)]} {random.Next(9, 18):00}:00-{random.Next(18, 22):00}:00,{(random.Next(3) == 0 ? "yes" : "")},{(random.Next(4) == 0 ? "no" : "")},"
                + $"{(random.Next(2) == 0 ? "free" : "£" + random.Next(1, 9) + ".50")},{(random.Next(5) == 0 ? "60+" : "")},https://example.org/{row},{random.Next(5, 200)}"));
        }

        writer.Dispose();
        File.Move(path + ".part", path);
        return path;
    }

    /// <summary>A long CSV of indicator values for made-up areas, and the areas themselves as GeoJSON.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="areas">How many areas, on a square lattice of 1 km.</param>
    /// <param name="indicators">How many indicators, each with one value an area.</param>
    public static (string Areas, string Values) Values(string folder, int areas, int indicators)
    {
        var areaPath = Path.Combine(folder, $"areas-{areas}.geojson");
        var valuePath = Path.Combine(folder, $"values-{areas}x{indicators}.csv");
        if (!File.Exists(areaPath))
        {
            using var writer = new StreamWriter(areaPath + ".part");
            writer.Write("{\"type\":\"FeatureCollection\",\"features\":[\n");
            for (var area = 0; area < areas; area++)
            {
                // A lattice over southern Britain, in degrees; what matters here is the count, not the coast.
                var (west, south) = (-4 + ((area % 200) * 0.02), 50.6 + ((area / 200) * 0.015));
                writer.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(area == 0 ? "" : ",\n")}{{\"type\":\"Feature\",\"properties\":{{\"LSOA21CD\":\"{Code(area)}\",\"LSOA21NM\":\"Bench {area}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{west:F5},{south:F5}],[{west + 0.02:F5},{south:F5}],[{west + 0.02:F5},{south + 0.015:F5}],[{west:F5},{south + 0.015:F5}],[{west:F5},{south:F5}]]]}}}}"));
            }

            writer.Write("\n]}\n");
            writer.Dispose();
            File.Move(areaPath + ".part", areaPath);
        }

        if (!File.Exists(valuePath))
        {
            var random = new Random(20260602);
            using var writer = new StreamWriter(valuePath + ".part");
            writer.NewLine = "\n";
            writer.WriteLine("area,indicator,period,value,lower,upper,count,denominator");
            for (var indicator = 0; indicator < indicators; indicator++)
            {
                for (var area = 0; area < areas; area++)
                {
                    var (count, denominator) = (random.Next(10, 400), random.Next(1200, 2200));
                    var value = 100.0 * count / denominator;
                    writer.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{Code(area)},bench-{indicator},2025,{value:F4},{value * 0.9:F4},{value * 1.1:F4},{count},{denominator}"));
                }
            }

            writer.Dispose();
            File.Move(valuePath + ".part", valuePath);
        }

        return (areaPath, valuePath);
    }

    // Codes in a range that ONS does not use.
    private static string Code(int area) => string.Create(CultureInfo.InvariantCulture, $"E01{900_000 + area:000000}");

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
