using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Tagged nodes, ways and multipolygons of an OpenStreetMap file as features: id <c>node/123</c>, tags as attributes. What the file has
/// only in part, since it was cut out of a larger one, is left out and noted.
/// </summary>
internal static class OsmFeatures
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), ReferenceSystem.Wgs84.Code);

    public static IEnumerable<Row<Feature>> Read(InputFile file, ReadNotes notes)
    {
        var osm = OsmFile.Read(file, static _ => true, withRelations: true);
        var number = 0L;
        foreach (var node in osm.Nodes())
        {
            if (node.Tags.Count > 0)
            {
                number++;
                yield return double.IsFinite(node.Longitude) && double.IsFinite(node.Latitude)
                    ? Row(number, $"node/{node.Id}", node.Tags, Factory.CreatePoint(new Coordinate(node.Longitude, node.Latitude)))
                    : new Row<Feature>(number, default, new Refusal(
                        file.Name, number, $"node/{node.Id}", "its lat or lon is missing or no number.",
                        "Mend it in the file, or download it again."));
            }
        }

        foreach (var way in osm.Ways.Values)
        {
            if (way.Tags.Count > 0)
            {
                if (Shape(osm, way) is { } shape)
                {
                    yield return Row(++number, $"way/{way.Id}", way.Tags, shape);
                }
                else
                {
                    notes.Add("{way lies|ways lie} partly outside the file and {was|were} left out", 0);
                }
            }
        }

        foreach (var relation in osm.Relations)
        {
            if (OsmRings.Assemble(osm, relation, Factory) is { } polygons)
            {
                yield return Row(++number, $"relation/{relation.Id}", relation.Tags, polygons);
            }
            else
            {
                notes.Add("{area of several ways lies|areas of several ways lie} partly outside the file and {was|were} left out", 0);
            }
        }
    }

    private static Geometry? Shape(OsmFile osm, OsmWay way)
    {
        if (way.Nodes.Length < 2 || OsmRings.Points(osm, way.Nodes) is not { } points)
        {
            return null;
        }

        return way.IsClosed && OsmAreaTags.IsArea(way.Tags) ? Factory.CreatePolygon(points) : Factory.CreateLineString(points);
    }

    private static Row<Feature> Row(long number, string id, IReadOnlyDictionary<string, object?> tags, Geometry geometry) =>
        new(number, new Feature(id, tags, geometry, ReferenceSystem.Wgs84));
}
