using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Cli.Imports;

/// <summary>
/// Sees which nations the areas of a file belong to, and adds those that the atlas does not know yet, without a boundary. Publishers give
/// the nation's value beside each place's; without an area to hang it on, it would be left out.
/// </summary>
internal sealed class NationsOfAreas(ImportRun run, string source)
{
    private readonly Dictionary<Nation, int> seen = [];
    private readonly HashSet<string> inFile = new(StringComparer.Ordinal);

    /// <summary>Passes rows on, looking at their codes.</summary>
    public async IAsyncEnumerable<Row<Area>> LookAsync(IAsyncEnumerable<Row<Area>> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Record is { } area)
            {
                if (area.Level == AreaLevel.Country)
                {
                    inFile.Add(area.Key.Code);
                }

                if (Nation.Of(area.Key.Code) is { } nation)
                {
                    seen[nation] = Math.Max(seen.GetValueOrDefault(nation), area.Key.Vintage);
                }
            }

            yield return row;
        }
    }

    /// <summary>The nations to add.</summary>
    public async IAsyncEnumerable<Row<Area>> MissingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (nation, vintage) in seen)
        {
            if (!inFile.Contains(nation.Code) && await run.Atlas.Areas.FindAsync(nation.Code, vintage: null, cancellationToken) is null)
            {
                run.Say($"{nation.Name} was added without a boundary, so that its values can stand beside the place's.");
                yield return new Row<Area>(0, new Area
                {
                    Key = new AreaKey(nation.Code, vintage),
                    Name = nation.Name,
                    Level = AreaLevel.Country,
                    Shape = Polygon.Empty,
                    Source = source,
                });
            }
        }
    }
}
