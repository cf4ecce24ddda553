using System.Globalization;
using System.Security;
using System.Text;
using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Output;
using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>
/// What volunteers have mapped, as OpenStreetMap's XML: points and outlines, some of which the council's directory has too, some of
/// which are no assets at all (a river, benches).
/// </summary>
public sealed class OpenStreetMapFile
{
    private readonly StringBuilder _nodes = new();
    private readonly StringBuilder _ways = new();
    private long _node = 9_900_000_000;
    private long _way = 990_000_000;

    private OpenStreetMapFile()
    {
    }

    /// <summary>Writes <c>assets/openstreetmap.osm</c>.</summary>
    public static void Write(
        Folder folder, CouncilDirectory directory, IReadOnlyList<(Plan.GreenSpace Green, Geometry Shape)> greens, Addresses addresses,
        Dice dice)
    {
        var file = new OpenStreetMapFile();
        foreach (var row in WordList.Read("openstreetmap.csv"))
        {
            var tags = row.List("tags").Select(tag => tag.Split('=', 2)).Select(pair => (pair[0], pair[1])).Prepend(("name", row["name"]))
                .ToArray();
            if (greens.FirstOrDefault(green => green.Green.Id == row["place"]) is { Shape: { } shape })
            {
                file.Way([.. shape.Coordinates.Select(at => new Spot(at.X, at.Y))], tags);
                continue;
            }

            // A volunteer's pin is some metres from the council's.
            var at = row["place"].Length > 0 ? directory[row["place"]].Where!.At : addresses.In(row["near"]).At;
            at = new Spot(at.X + dice.Between(-14, 14), at.Y + dice.Between(-14, 14));
            if (row["tags"].Contains("amenity=pub", StringComparison.Ordinal) || row["tags"].Contains("cafe", StringComparison.Ordinal)
                || dice.Chance(0.5))
            {
                file.Node(at, tags);
            }
            else
            {
                file.Way(Building(at, dice), [.. tags, ("building", "yes")]);
            }
        }

        for (var i = 0; i < 6; i++)
        {
            file.Node(addresses.In("MP").At, ("amenity", "bench"));
        }

        file.Way([.. Sites.RiverLine().Where((spot, i) => i % 12 == 0 && Plan.TownPlan.IsInside(spot))], ("waterway", "river"),
            ("name", "River Alder"));
        folder.Write(
            "assets/openstreetmap.osm",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"DemoPlace\">\n" + file._nodes + file._ways
            + "</osm>\n");
    }

    private static Spot[] Building(Spot middle, Dice dice)
    {
        double width = dice.Between(7, 16), depth = dice.Between(6, 12), turn = dice.Between(0, 1.5);
        double cos = Math.Cos(turn), sin = Math.Sin(turn);
        (double U, double V)[] corners = [(-width, -depth), (width, -depth), (width, depth), (-width, depth)];
        var outline = corners.Select(corner => new Spot(middle.X + (corner.U * cos) - (corner.V * sin), middle.Y + (corner.U * sin)
            + (corner.V * cos))).ToList();
        return [.. outline, outline[0]];
    }

    private static void Tags(StringBuilder text, IEnumerable<(string Key, string Value)> tags)
    {
        foreach (var (key, value) in tags)
        {
            text.Append("    <tag k=\"").Append(key).Append("\" v=\"").Append(SecurityElement.Escape(value)).Append("\"/>\n");
        }
    }

    private long Node(Spot at, params (string Key, string Value)[] tags)
    {
        var (longitude, latitude) = GeoJson.Degrees(at.X, at.Y);
        var id = ++_node;
        var (lat, lon) = (GeoJson.Number(latitude), GeoJson.Number(longitude));
        _nodes.Append(CultureInfo.InvariantCulture, $"  <node id=\"{id}\" version=\"1\" lat=\"{lat}\" lon=\"{lon}\"");
        _nodes.Append(tags.Length == 0 ? "/>\n" : ">\n");
        if (tags.Length > 0)
        {
            Tags(_nodes, tags);
            _nodes.Append("  </node>\n");
        }

        return id;
    }

    private void Way(IReadOnlyList<Spot> spots, params (string Key, string Value)[] tags)
    {
        var closed = spots[0] == spots[^1];
        var ids = spots.Take(closed ? spots.Count - 1 : spots.Count).Select(spot => Node(spot)).ToList();
        if (closed)
        {
            ids.Add(ids[0]);
        }

        _ways.Append(CultureInfo.InvariantCulture, $"  <way id=\"{++_way}\" version=\"1\">\n");
        foreach (var id in ids)
        {
            _ways.Append(CultureInfo.InvariantCulture, $"    <nd ref=\"{id}\"/>\n");
        }

        Tags(_ways, tags);
        _ways.Append("  </way>\n");
    }
}
