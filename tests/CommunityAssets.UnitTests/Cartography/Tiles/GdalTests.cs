using System.Diagnostics;
using CommunityAssets.Cartography.Tiles;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using NetTopologySuite.IO;

namespace CommunityAssets.UnitTests.Cartography.Tiles;

/// <summary>GDAL's driver for Mapbox Vector Tiles reads what is encoded here.</summary>
public sealed class GdalTests
{
    [GdalFact]
    public void Areas_come_back_valid_in_their_place_with_their_values()
    {
        var areas = Patchwork.Make(side: 6, width: 700, seed: 3);
        var shift = WorldGrid.Bits - 11;
        var tile = new TileAddress(11, WorldGrid.X(-149_000) >> shift, WorldGrid.Y(6_851_000) >> shift);
        var values = areas.Skip(1).ToDictionary(area => area.Code, _ => new AreaTileValue(7.25, Suppressed: false), StringComparer.Ordinal);
        var bytes = AreaTile.Encode(AreaLevel.Lsoa, AreaShapes.Of(areas), tile, values);

        var rows = Read(bytes, tile, "lsoa");

        var decoded = DecodedTile.Read(bytes)["lsoa"].Features;
        Assert.Equal(decoded.Count, rows.Count);
        foreach (var row in rows)
        {
            var shape = new WKTReader().Read(row["WKT"]);
            Assert.True(shape.IsValid, row["code"]);
            var area = areas.Single(area => area.Code == row["code"]);
            Assert.Equal(area.Name, row["name"]);
            Assert.Equal(area.Code == areas[0].Code ? "" : "7.25", row["value"]);

            // Within two pixels of where it is: a step of a tile at this zoom is 4.8 m, a pixel 38 m.
            var there = area.Shape.Intersection(area.Shape.Factory.ToGeometry(tile.Surroundings));
            Assert.True(shape.SymmetricDifference(there).Area < there.Area / 5, row["code"]);
            Assert.True(there.Buffer(80).Contains(shape), row["code"]);
        }
    }

    [GdalFact]
    public void Assets_come_back_where_they_are()
    {
        var mark = new TileMark(
            Guid.Parse("019aa000-0000-7000-8000-000000000001"),
            AssetKind.Gift,
            "Mending – \"for, all\"",
            ["making"],
            -150_000.4,
            6_850_000.7,
            null);
        var shift = WorldGrid.Bits - 14;
        var tile = new TileAddress(14, WorldGrid.X(mark.X) >> shift, WorldGrid.Y(mark.Y) >> shift);

        var row = Assert.Single(Read(AssetTile.Encode([mark], tile), tile, "assets"));

        var point = new WKTReader().Read(row["WKT"]);
        Assert.InRange(point.Coordinate.X, mark.X - 0.7, mark.X + 0.7);
        Assert.InRange(point.Coordinate.Y, mark.Y - 0.7, mark.Y + 0.7);
        Assert.Equal((mark.Name, "gift", mark.Id.ToString()), (row["name"], row["kind"], row["id"]));
    }

    private static List<Dictionary<string, string>> Read(byte[] bytes, TileAddress tile, string layer)
    {
        var folder = Directory.CreateTempSubdirectory("tile-");
        try
        {
            var file = Path.Combine(folder.FullName, "tile.mvt");
            File.WriteAllBytes(file, bytes);
            var start = new ProcessStartInfo("ogr2ogr")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in (string[])[
                "-f", "CSV", "/vsistdout/", file, layer, "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=TAB",
                "-oo", $"X={tile.X}", "-oo", $"Y={tile.Y}", "-oo", $"Z={tile.Z}", "-oo", "CLIP=NO"])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var trouble = process.StandardError.ReadToEndAsync();
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t')).ToList();
            process.WaitForExit();
            Assert.Equal("", trouble.Result);
            return
            [
                .. lines.Skip(1).Select(line =>
                    lines[0].Zip(line).ToDictionary(cell => cell.First, cell => Plain(cell.Second), StringComparer.Ordinal)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Plain(string cell) => cell is ['"', .., '"'] ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
}
