using CommunityAssets.DemoPlace.Output;
using CommunityAssets.DemoPlace.Plan;
using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>Green spaces as polygons, as a council's parks team gives them out.</summary>
public static class GreenFile
{
    /// <summary>Writes <c>assets/green-spaces.geojson</c>.</summary>
    public static void Write(Folder folder, IReadOnlyList<(GreenSpace Green, Geometry Shape)> greens)
    {
        var json = new GeoJson("green-spaces");
        foreach (var (green, shape) in greens)
        {
            var access = green.Access.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            json.Add(
                shape,
                ("id", green.Id),
                ("kind", "place"),
                ("name", green.Name),
                ("type", green.Type),
                ("summary", green.Summary),
                ("topics", green.Topics),
                ("hectares", Math.Round(shape.Area / 10_000, 1)),
                ("step_free", Yes("step-free")),
                ("accessible_toilet", Yes("accessible-toilet")),
                ("quiet_space", Yes("quiet-space")),
                ("parking", Yes("parking")),
                ("near_bus_stop", Yes("near-bus-stop")),
                ("cost", "free"),
                ("verified", green.Verified));

            string? Yes(string name) => access.Contains(name, StringComparer.Ordinal) ? "yes" : null;
        }

        folder.Write("assets/green-spaces.geojson", json.Finish());
    }
}
