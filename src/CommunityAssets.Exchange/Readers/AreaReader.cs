using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads areas with their boundaries from GeoJSON, TopoJSON or GeoPackage onto the working grid. Polygons only; those that are not valid
/// (they cross or touch themselves) are mended by NetTopologySuite's GeometryFixer and noted. An area that comes twice is left to the
/// atlas.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="options">What is told.</param>
/// <param name="grid">The working grid of the atlas.</param>
/// <param name="notes">Where to say what was mended.</param>
public sealed class AreaReader(InputFile file, AreaReading options, ReferenceSystem grid, ReadNotes notes)
{
    private const int LongestCode = 64;
    private const int LongestName = 300;

    /// <summary>Reads all areas, or why each is refused.</summary>
    /// <exception cref="BadInputException">The file cannot be read; no field holds a code; nothing tells the level or the year.</exception>
    public async IAsyncEnumerable<Row<Area>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AreaFields? fields = null;
        await foreach (var row in FeatureFile.ReadAsync(file, options.Layer, ShapeNeed.Polygons, notes, cancellationToken))
        {
            if (row.Record is not { } feature)
            {
                yield return new Row<Area>(row.Number, Record: null, row.Refusal);
                continue;
            }

            fields ??= AreaFields.Find(file, feature, options);
            yield return Read(row.Number, feature, fields);
        }
    }

    private Row<Area> Read(long number, Feature feature, AreaFields fields)
    {
        if (fields.Code(feature) is not { Length: <= LongestCode } code)
        {
            return Refuse(number, "code", "the area has no code, or one of more than 64 characters.",
                "Fill it in, or name the right field with --code-field.");
        }

        if (fields.Level(code) is not { } level)
        {
            return Refuse(number, "code", $"'{code}' does not tell the level of the area.",
                "Give it with --level: oa, lsoa, msoa, parish, ward, lad, region, country or patch.");
        }

        if (options.Level is { } told && told != AreaLevel.Patch && GssCode.LevelOf(code) is { } own && own != told)
        {
            return Refuse(
                number, "code", $"'{code}' is the code of {Article(own)}, not of {Article(told)}.", "Check --level and --code-field.");
        }

        if (feature.Geometry is not { IsEmpty: false } geometry)
        {
            return Refuse(number, "geometry", $"{code} has no boundary.", "Export the file with its shapes.");
        }

        if (!Polygons.AreIn(geometry))
        {
            return Refuse(number, "geometry", $"{code} is a {geometry.GeometryType}, and an area needs a polygon.",
                "Choose the layer of boundaries, not of points or lines.");
        }

        var shape = Polygons.Mend(GridTransform.Between(feature.System, grid).Apply(geometry), notes, number);
        if (shape is null)
        {
            return Refuse(number, "geometry", $"the boundary of {code} encloses nothing.", "Draw it again.");
        }

        var name = fields.Name(feature, code);
        return new Row<Area>(number, new Area
        {
            Key = new AreaKey(code, fields.Vintage),
            Name = name.Length <= LongestName ? name : name[..LongestName],
            Level = level,
            Shape = shape,
            Source = options.Source,
        });
    }

    private static string Article(AreaLevel level) => level switch
    {
        AreaLevel.Oa => "an output area",
        AreaLevel.Lsoa => "an LSOA or data zone",
        AreaLevel.Msoa => "an MSOA or intermediate zone",
        AreaLevel.Parish => "a parish",
        AreaLevel.Ward => "a ward",
        AreaLevel.Lad => "a local authority",
        AreaLevel.Region => "a region",
        AreaLevel.Country => "a country",
        _ => "a patch",
    };

    private Row<Area> Refuse(long number, string column, string found, string advice) =>
        new(number, Record: null, new Refusal(file.Name, number, column, found, advice));
}
