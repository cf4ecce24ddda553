using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Writers;

/// <summary>The columns of areas in every format.</summary>
internal static class AreaColumns
{
    /// <summary>The layer of areas, all shapes as multipolygons.</summary>
    public static ExportLayer<Area> Layer { get; } = new(
        "areas",
        "MULTIPOLYGON",
        [
            new ExportColumn<Area>("code", ExportType.Text, area => area.Key.Code),
            new ExportColumn<Area>("vintage", ExportType.Whole, area => area.Key.Vintage),
            new ExportColumn<Area>("name", ExportType.Text, area => area.Name),
            new ExportColumn<Area>("level", ExportType.Text, area => LevelNames.Name(area.Level)),
            new ExportColumn<Area>("population", ExportType.Whole, area => area.Population),
            new ExportColumn<Area>("source", ExportType.Text, area => area.Source),
        ],
        area => area.Key.Code,
        area => area.Shape switch
        {
            Polygon polygon => polygon.Factory.CreateMultiPolygon([polygon]),
            var shape => shape,
        });
}
