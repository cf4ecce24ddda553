using System.Text.Json;
using CommunityAssets.StorageTests.GeoPackage;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>An embedded atlas is a file that people open in QGIS as it is.</summary>
public sealed class QgisTests : IDisposable
{
    private const string OpenLayers =
        """
        import json, os, sys
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from qgis.core import QgsApplication, QgsVectorLayer

        def layers(path):
            whole = QgsVectorLayer(path, "all", "ogr")
            for name in [each.split("!!::!!")[1] for each in whole.dataProvider().subLayers()]:
                layer = QgsVectorLayer(path + "|layername=" + name, name, "ogr")
                read = sum(1 for feature in layer.getFeatures() if feature.isValid())
                yield {
                    "name": name, "valid": layer.isValid(), "crs": layer.crs().authid(), "spatial": layer.isSpatial(),
                    "count": layer.featureCount(), "read": read, "fields": [field.name() for field in layer.fields()],
                }

        application = QgsApplication([], False)
        application.initQgis()
        print("LAYERS " + json.dumps(list(layers(sys.argv[1]))))
        application.exitQgis()
        """;

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [QgisFact]
    public async Task QGIS_opens_every_layer_of_the_demo_place()
    {
        await Command.DoneAsync("demo", "--atlas", work.Atlas);
        var holdings = JsonDocument.Parse((await Command.DoneAsync("info", "--atlas", work.Atlas, "--json")).Out).RootElement;
        var (code, output) = GdalFactAttribute.Run(QgisFactAttribute.Python!, "-c", OpenLayers, work.Atlas);
        Assert.True(code == 0, output);
        var told = output.Split('\n').Single(line => line.StartsWith("LAYERS ", StringComparison.Ordinal))["LAYERS ".Length..];
        var layers = JsonDocument.Parse(told).RootElement.EnumerateArray()
            .DistinctBy(layer => layer.GetProperty("name").GetString())
            .ToDictionary(layer => layer.GetProperty("name").GetString()!, StringComparer.Ordinal);

        Assert.All(layers.Values, layer => Assert.True(layer.GetProperty("valid").GetBoolean(), layer.ToString()));
        Assert.All(layers.Values, layer => Assert.Equal(layer.GetProperty("count").GetInt64(), layer.GetProperty("read").GetInt64()));
        foreach (var name in (string[])["assets", "areas", "network", "postcodes"])
        {
            Assert.True(layers[name].GetProperty("spatial").GetBoolean(), name);
            Assert.Equal("EPSG:27700", layers[name].GetProperty("crs").GetString());
        }

        foreach (var layer in holdings.GetProperty("areas").EnumerateArray())
        {
            var shown = layers[$"areas_{layer.GetProperty("level").GetString()}_{layer.GetProperty("vintage").GetInt32()}"];
            Assert.Equal(layer.GetProperty("count").GetInt64(), shown.GetProperty("count").GetInt64());
            Assert.Equal("EPSG:27700", shown.GetProperty("crs").GetString());
            Assert.Superset(Words("code", "name", "population"), FieldsOf(shown));
        }

        Assert.Equal(holdings.GetProperty("postcodes").GetInt64(), layers["postcodes"].GetProperty("count").GetInt64());
        Assert.Equal(holdings.GetProperty("networkStretches").GetInt64(), layers["network"].GetProperty("count").GetInt64());
        Assert.Superset(Words("kind", "name", "summary", "topics", "source", "status"), FieldsOf(layers["assets"]));
        Assert.Superset(Words("indicator", "area", "period", "value", "lower", "upper", "suppressed"), FieldsOf(layers["indicator_values_named"]));
    }

    private static HashSet<string> FieldsOf(JsonElement layer) =>
        [.. layer.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!)];

    private static HashSet<string> Words(params string[] words) => [.. words];
}
