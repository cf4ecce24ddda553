using System.Globalization;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.DemoPlace.Ground;

/// <summary>How the lower layer super output areas of 2011 became those of 2021.</summary>
public sealed class ChangeHistory
{
    private ChangeHistory(IReadOnlyList<(Tract Old, Tract New, char Kind)> lines) => Lines = lines;

    /// <summary>One line for each pair that shares ground: U (the same), S (split), M (merged).</summary>
    public IReadOnlyList<(Tract Old, Tract New, char Kind)> Lines { get; }

    /// <summary>The areas of 2011, each once.</summary>
    public IEnumerable<Tract> Old => Lines.Select(line => line.Old).Distinct();

    /// <summary>Three areas of 2011 that were split in two, and two areas of 2021 that were made from two.</summary>
    public static ChangeHistory Tell(Borough borough)
    {
        var lines = new List<(Tract, Tract, char)>();
        var done = new HashSet<Tract>();
        var next = 1;
        string Code() => string.Create(CultureInfo.InvariantCulture, $"E01991{next++:000}");
        foreach (var name in new[] { "Orchard Field", "The Quays", "Kestrel Rise" })
        {
            var pair = borough.Lsoas.Where(lsoa => Chief(lsoa) == name && !done.Contains(lsoa)).Take(2).ToArray();
            if (pair.Length == 1)
            {
                pair = [pair[0], borough.Lsoas.First(lsoa => lsoa != pair[0] && !done.Contains(lsoa) && lsoa.Shape.Touches(pair[0].Shape))];
            }

            var old = new Tract(AreaLevel.Lsoa, Code(), $"{pair[0].Name[..^1]}Y", [.. pair.SelectMany(lsoa => lsoa.Blocks)]);
            lines.AddRange(pair.Select(lsoa => (old, lsoa, 'S')));
            done.UnionWith(pair);
        }

        foreach (var name in new[] { "Mereside", "Stanbeck" })
        {
            var merged = borough.Lsoas.First(lsoa => Chief(lsoa) == name && !done.Contains(lsoa));
            var middle = merged.Blocks.Where(block => block.People > 0).Select(block => block.Middle.Y).Order()
                .ElementAt(merged.Blocks.Count(block => block.People > 0) / 2);
            foreach (var half in merged.Blocks.GroupBy(block => block.Middle.Y >= middle).OrderBy(group => group.Key))
            {
                lines.Add((new Tract(AreaLevel.Lsoa, Code(), $"{merged.Name[..^1]}{(half.Key ? 'V' : 'W')}", [.. half]), merged, 'M'));
            }

            done.Add(merged);
        }

        lines.AddRange(borough.Lsoas.Where(lsoa => !done.Contains(lsoa)).Select(lsoa => (lsoa, lsoa, 'U')));
        return new ChangeHistory([.. lines.OrderBy(line => line.Item2.Code, StringComparer.Ordinal)
            .ThenBy(line => line.Item1.Code, StringComparer.Ordinal)]);
    }

    private static string Chief(Tract lsoa) => lsoa.Blocks.GroupBy(block => block.Neighbourhood.Name)
        .MaxBy(group => group.Sum(block => block.People))!.Key;
}
