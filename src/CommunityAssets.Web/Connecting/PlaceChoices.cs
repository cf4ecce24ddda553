using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Connecting;

/// <summary>The places that somebody may be said to know, for choosing from and for reading. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class PlaceChoices(IAtlas atlas)
{
    private const int MostToChooseFrom = 200;
    private const int MostLines = 30;
    private const int MostAlike = 6;

    /// <summary>Every place there is to choose from, patches first; empty where there are too many for a list.</summary>
    public async Task<IReadOnlyList<Area>> AllAsync(CancellationToken cancellationToken)
    {
        var layers = (await atlas.Areas.LayersAsync(cancellationToken)).Where(layer => CoarsePlace.Levels.Contains(layer.Level))
            .DistinctBy(layer => layer.Level).ToList();
        if (layers.Sum(layer => layer.Count) > MostToChooseFrom)
        {
            return [];
        }

        var areas = new List<Area>();
        foreach (var layer in layers.OrderByDescending(layer => layer.Level == AreaLevel.Patch).ThenByDescending(layer => layer.Level))
        {
            var page = await atlas.Areas.SearchAsync(
                new AreaQuery { Level = layer.Level, Vintage = layer.Vintage, Shapes = false, Limit = MostToChooseFrom }, cancellationToken);
            areas.AddRange(page.Areas.OrderBy(area => area.Name, StringComparer.OrdinalIgnoreCase));
        }

        return areas;
    }

    /// <summary>Each code with the area's name; a code of which there is no area stands for itself.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> NamesAsync(IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var names = new List<(string, string)>();
        foreach (var code in codes)
        {
            names.Add((code, (await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken))?.Name ?? code));
        }

        return names;
    }

    /// <summary>The levels of the areas with some codes; a code of which there is none is left out.</summary>
    public async Task<IReadOnlyDictionary<string, AreaLevel>> LevelsAsync(IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var levels = new Dictionary<string, AreaLevel>(StringComparer.Ordinal);
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            if (await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken) is { } area)
            {
                levels.Add(code, area.Level);
            }
        }

        return levels;
    }

    /// <summary>Reads places that somebody wrote, one a line: a code, or the name of a ward, a neighbourhood or a patch.</summary>
    /// <returns>Their codes, and what could not be read in words.</returns>
    public async Task<(IReadOnlyList<string> Codes, IReadOnlyList<string> Problems)> ReadAsync(string? text, CancellationToken cancellationToken)
    {
        var codes = new List<string>();
        var problems = new List<string>();
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Take(MostLines))
        {
            if (await OfAsync(line, cancellationToken) is { } code)
            {
                codes.Add(code);
            }
            else
            {
                problems.Add(await ProblemAsync(line, cancellationToken));
            }
        }

        return (codes, problems);
    }

    // What is refused as too small is passed on as it is: the rules say why in words.
    private async Task<string?> OfAsync(string line, CancellationToken cancellationToken)
    {
        if (GssCode.IsShaped(line) || PostcodeText.Normalise(line) is not null
            || await atlas.Areas.FindAsync(line, cancellationToken: cancellationToken) is not null)
        {
            return line;
        }

        var called = (await AlikeAsync(line, cancellationToken)).Where(area => area.Name.Equals(line, StringComparison.OrdinalIgnoreCase)).ToList();
        return called is [{ } only] ? only.Key.Code : null;
    }

    private async Task<string> ProblemAsync(string line, CancellationToken cancellationToken)
    {
        var alike = await AlikeAsync(line, cancellationToken);
        return alike.Count == 0
            ? CoarsePlace.Refusal(line, null) ?? $"There is no place called '{line}' here."
            : $"'{line}' could be {string.Join(", ", alike.Take(MostAlike).Select(area => $"{area.Name} ({area.Key.Code})"))}. Write the code of the one that is meant.";
    }

    private async Task<List<Area>> AlikeAsync(string line, CancellationToken cancellationToken)
    {
        var alike = new List<Area>();
        foreach (var level in CoarsePlace.Levels)
        {
            alike.AddRange((await atlas.Areas.SearchAsync(
                new AreaQuery { Text = line, Level = level, Shapes = false, Limit = 20 }, cancellationToken)).Areas);
        }

        return alike;
    }
}
