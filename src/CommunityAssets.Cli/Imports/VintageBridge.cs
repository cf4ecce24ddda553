using System.Runtime.CompilerServices;
using CommunityAssets.Analysis.Apportionment;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Cli.Imports;

/// <summary>
/// Lets values on boundaries of one year meet areas of another. A file on boundaries that the atlas has is passed on row by row. One on
/// earlier boundaries that it has not is carried over by the change lookup, if one is loaded, and the summary says what was lost.
/// </summary>
internal sealed class VintageBridge(ImportRun run, IndicatorReader reader)
{
    /// <summary>The rows as the atlas can take them. Carried rows have no number of their own: each may come from several.</summary>
    public async IAsyncEnumerable<Row<IndicatorValue>> AcrossAsync(
        IAsyncEnumerable<Row<IndicatorValue>> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChangeWeights? weights = null;
        var looked = false;
        var earlier = new List<IndicatorValue>();
        var outside = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (!looked)
            {
                looked = true;
                weights = await WeightsAsync(row.Record, cancellationToken);
            }

            if (weights is null || row.Record.Vintage != weights.FromVintage)
            {
                yield return row;
            }
            else if (weights.Knows(row.Record.Area))
            {
                earlier.Add(row.Record);
            }
            else
            {
                outside++;
            }
        }

        if (weights is null)
        {
            yield break;
        }

        foreach (var value in Carry(weights, earlier, outside))
        {
            yield return new Row<IndicatorValue>(0, value);
        }
    }

    private List<IndicatorValue> Carry(ChangeWeights weights, List<IndicatorValue> earlier, long outside)
    {
        var (carried, loss) = (new List<IndicatorValue>(), new CarryLoss());
        var indicators = reader.Indicators.ToDictionary(indicator => indicator.Id, StringComparer.Ordinal);
        foreach (var values in earlier.GroupBy(value => value.Indicator, StringComparer.Ordinal))
        {
            var result = VintageCarry.Carry(indicators[values.Key], values, weights);
            carried.AddRange(result.Values);
            loss += result.Loss;
        }

        foreach (var sentence in loss.Sentences(weights.FromVintage, weights.ToVintage))
        {
            run.Say(sentence);
        }

        if (outside > 0)
        {
            run.Say($"{outside:N0} rows are about areas outside this atlas and were left out.");
        }

        return carried;
    }

    // The lookup between the file's year and a year that the atlas has, cut to the areas of the atlas and all that their earlier areas became.
    private async Task<ChangeWeights?> WeightsAsync(IndicatorValue first, CancellationToken cancellationToken)
    {
        if (first.Vintage is not { } from || GssCode.LevelOf(first.Area) is not { } level)
        {
            return null;
        }

        var layers = (await run.Atlas.Areas.LayersAsync(cancellationToken)).Where(layer => layer.Level == level).ToList();
        if (layers.Exists(layer => layer.Vintage == from))
        {
            return null;
        }

        foreach (var layer in layers.Where(layer => layer.Vintage > from))
        {
            var changes = await run.Atlas.Areas.ChangesAsync(from, layer.Vintage, cancellationToken).ToListAsync(cancellationToken);
            var here = await run.Atlas.Areas.StreamAsync(level, layer.Vintage, box: null, cancellationToken)
                .Select(area => area.Key.Code).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
            var sources = changes.Where(change => here.Contains(change.To.Code)).Select(change => change.From.Code).ToHashSet(StringComparer.Ordinal);
            changes.RemoveAll(change => !sources.Contains(change.From.Code));
            if (changes.Count > 0)
            {
                return ChangeWeights.From(changes, await PeopleAsync(from, cancellationToken), await PeopleAsync(layer.Vintage, cancellationToken));
            }
        }

        return null;
    }

    private async Task<IReadOnlyDictionary<string, double>> PeopleAsync(int vintage, CancellationToken cancellationToken) =>
        (await run.Atlas.Areas.PopulationsAsync(vintage, cancellationToken)).ToDictionary(people => people.Key, people => (double)people.Value, StringComparer.Ordinal);
}
