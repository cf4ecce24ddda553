using System.Globalization;
using System.Text;

namespace CommunityAssets.Benchmarks.England;

/// <summary>Writes a country of England's size as the files that the ordinary importers read: the same bytes each time.</summary>
/// <param name="folder">Where to.</param>
internal sealed class EnglandFiles(string folder)
{
    /// <summary>Number of lower-layer areas of England, 2021.</summary>
    public const int Areas = 33_755;

    /// <summary>Number of indicators.</summary>
    public const int Indicators = 300;

    /// <summary>Number of assets.</summary>
    public const int Assets = 1_000_000;

    /// <summary>Number of postcodes, about as many as are live in England.</summary>
    public const int Postcodes = 1_700_000;

    private const string PostcodeLetters = "ABDEFGHJLNPQRSTUWXYZ";

    private readonly Towns towns = new();
    private readonly Lazy<Parting> parting = new(() => new Parting(new Towns(), Areas));

    /// <summary>The areas with crooked borders that neighbours share, on the British National Grid.</summary>
    public string WriteAreas() => Write("england-areas.geojson", writer =>
    {
        writer.Write("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}},\"features\":[");
        var names = new Dictionary<Town, int>();
        for (var area = 0; area < parting.Value.Count; area++)
        {
            var (x, y) = parting.Value.Middle(area);
            var town = towns.All.MinBy(one => ((one.X - x) * (one.X - x)) + ((one.Y - y) * (one.Y - y)))!;
            var nth = names[town] = names.GetValueOrDefault(town) + 1;
            writer.Write(area == 0 ? "\n" : ",\n");
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"type\":\"Feature\",\"properties\":{{\"LSOA21CD\":\"{Code(area)}\",\"LSOA21NM\":\"{town.Name} {1 + (nth / 5):000}{(char)('A' + (nth % 5))}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[["));
            var first = true;
            foreach (var point in parting.Value.Ring(area))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{(first ? "" : ",")}[{point.X:F1},{point.Y:F1}]"));
                first = false;
            }

            writer.Write("]]}}");
        }

        writer.Write("\n]}\n");
    });

    /// <summary>Values of every indicator for every area, each indicator with its own drift over the country.</summary>
    public string WriteValues() => Write("england-values.csv", writer =>
    {
        writer.Write("area,indicator,period,value,lower,upper,count,denominator\n");
        var random = new Random(20260703);
        for (var indicator = 0; indicator < Indicators; indicator++)
        {
            var (turn, size) = (indicator * 0.37, 25_000.0 + (300 * indicator));
            for (var area = 0; area < Areas; area++)
            {
                var (x, y) = parting.Value.Middle(area);
                var denominator = random.Next(1_200, 2_400);
                var share = 0.2 + (0.12 * Math.Sin((x / size) + turn)) + (0.06 * Math.Cos((y / size) - turn)) + (0.03 * random.NextDouble());
                var count = (int)Math.Round(share * denominator);
                var value = 100.0 * count / denominator;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Code(area)},country-{indicator},2025,{value:F3},{value * 0.92:F3},{value * 1.09:F3},{count},{denominator}\n"));
            }
        }
    });

    /// <summary>Assets clustered on towns.</summary>
    public string WriteAssets() => Write("england-assets.csv", writer =>
    {
        writer.Write("id,kind,name,summary,topics,easting,northing,address,sessions,step_free,parking,cost,ages,web,capacity\n");
        var random = new Random(20260704);
        for (var row = 1; row <= Assets; row++)
        {
            var town = towns.Draw(random);
            var (planX, planY) = Towns.Around(random, town);
            var (x, y) = Ground.At(planX, planY);
            var name = random.Next(3) == 0
                ? $"{town.Name} {One(Words.What)} {One(Words.Who)}"
                : $"{One(Words.Where)} {One(Words.What)} {One(Words.Who)}";
            var topics = random.Next(2) == 0 ? One(Words.Topics) : $"{One(Words.Topics)};{One(Words.Topics)}";
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"e{row},{One(Words.Kinds)},{name},\"{One(Words.What)} in {town.Name}, near the {One(Words.Where)}. {One(Words.Sentences)} {One(Words.Sentences)}\",{topics},{x:F1},{y:F1},\"{random.Next(1, 300)} {One(Words.Where)} Street, {town.Name}\",{One(Words.Days)} {random.Next(9, 18):00}:00-{random.Next(18, 22):00}:00,"));
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{(random.Next(3) == 0 ? "yes" : "")},{(random.Next(4) == 0 ? "no" : "")},{(random.Next(2) == 0 ? "free" : "£" + random.Next(1, 9) + ".50")},{(random.Next(5) == 0 ? "60+" : "")},https://example.org/{row},{random.Next(5, 200)}\n"));
        }

        string One(string[] words) => words[random.Next(words.Length)];
    });

    /// <summary>Postcodes in the layout of the National Statistics Postcode Lookup, a district in a town.</summary>
    public string WritePostcodes() => Write("england-postcodes.csv", writer =>
    {
        writer.Write("pcds,dointr,doterm,east1m,north1m,gridind,lsoa21cd\n");
        var random = new Random(20260705);
        var town = towns.All[0];
        for (var row = 0; row < Postcodes; row++)
        {
            var (district, unit) = (row / 4_000, row % 4_000);
            town = unit == 0 ? towns.Draw(random) : town;
            var (planX, planY) = Towns.Around(random, town, wider: 1.3);
            var (x, y) = Ground.At(planX, planY);
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{PostcodeLetters[district / 400]}{PostcodeLetters[district / 20 % 20]}{1 + (district % 20)} {unit / 400}{PostcodeLetters[unit / 20 % 20]}{PostcodeLetters[unit % 20]},198001,,{x:F0},{y:F0},1,{Code(parting.Value.Find(planX, planY))}\n"));
        }
    });

    // Codes in a range that ONS does not use.
    private static string Code(int area) => string.Create(CultureInfo.InvariantCulture, $"E01{900_000 + area:000000}");

    private string Write(string name, Action<TextWriter> write)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            using (var writer = new StreamWriter(path + ".part", append: false, new UTF8Encoding(false), 1 << 20))
            {
                write(writer);
            }

            File.Move(path + ".part", path);
        }

        return path;
    }
}
