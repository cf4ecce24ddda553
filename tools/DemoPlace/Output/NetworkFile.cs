using CommunityAssets.DemoPlace.Ground;

namespace CommunityAssets.DemoPlace.Output;

/// <summary>The walking network, in the manner of OS Open Roads with paths.</summary>
public static class NetworkFile
{
    /// <summary>Writes <c>network/walking.geojson</c>.</summary>
    public static void Write(Folder folder, Borough borough, StreetMap streets)
    {
        var json = new GeoJson("walking");
        foreach (var street in streets.Streets)
        {
            var line = borough.Authority.Shape.Factory.CreateLineString(street.Edge.Course);
            json.Add(
                line,
                ("id", $"ald-{street.Id:00000}"),
                ("class", street.Kind),
                ("name", street.Name.Length > 0 ? street.Name : null),
                ("length", Math.Round(street.Edge.Metres, 1)));
        }

        folder.Write("network/walking.geojson", json.Finish());
    }
}
