using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace CommunityAssets.Web.Analyses;

/// <summary>The areas that an analysis is about, in order of code, as arrays.</summary>
public sealed class Ground
{
    private readonly Dictionary<string, int> _numbers;

    private Ground(AreaLevel level, int vintage, Area? within, IReadOnlyList<Area> areas, string? drawn = null, Geometry? shape = null)
    {
        (Level, Vintage, Within, Areas) = (level, vintage, within, areas);
        (Place, PlaceShape) = (drawn ?? within?.Name, shape ?? within?.Shape);
        Centres = [.. areas.Select(area => (area.Centroid ?? area.Shape!.InteriorPoint).Coordinate)];
        People = [.. areas.Select(area => area.Population is { } people ? people : double.NaN)];
        _numbers = areas.Select((area, number) => (area.Key.Code, number))
            .ToDictionary(pair => pair.Code, pair => pair.number, StringComparer.Ordinal);
    }

    /// <summary>The level of the areas.</summary>
    public AreaLevel Level { get; }

    /// <summary>The year of their boundaries.</summary>
    public int Vintage { get; }

    /// <summary>The area of the atlas that they lie in; null for all.</summary>
    public Area? Within { get; }

    /// <summary>What they lie in, by its name: an area of the atlas, or one that was drawn; null for all.</summary>
    public string? Place { get; }

    /// <summary>Its shape, where it is known.</summary>
    public Geometry? PlaceShape { get; }

    /// <summary>The areas, with their shapes.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Their population-weighted centroids; a point inside where none is loaded.</summary>
    public IReadOnlyList<Coordinate> Centres { get; }

    /// <summary>Their people; NaN where not loaded.</summary>
    public double[] People { get; }

    /// <summary>Whether every area has a population-weighted centroid.</summary>
    public bool HasCentroids => Areas.All(area => area.Centroid is not null);

    /// <summary>Where people are taken to set out, in words that follow "from".</summary>
    public string CentreWords =>
        HasCentroids ? "population-weighted centroids" : "a point inside each area, since centroids are not loaded for all";

    /// <summary>The areas in words: "the 115 small areas (LSOA, boundaries of 2011) of Bath and North East Somerset".</summary>
    public string Words =>
        $"{Areas.Count:N0} {LevelNames.Many(Level).ToLowerInvariant().Replace("lsoa", "LSOA", StringComparison.Ordinal).Replace("msoa", "MSOA", StringComparison.Ordinal)}"
        + $", boundaries of {Vintage}" + (Place is null ? "" : $", in {Place}");

    /// <summary>The box that their shapes fill; null where they are everything that is loaded.</summary>
    public Envelope? Box
    {
        get
        {
            if (Place is null)
            {
                return null;
            }

            var box = new Envelope();
            foreach (var area in Areas)
            {
                box.ExpandToInclude(area.Shape!.EnvelopeInternal);
            }

            return box;
        }
    }

    /// <summary>The number of an area by its code, or -1.</summary>
    public int Number(string code) => _numbers.GetValueOrDefault(code, -1);

    /// <summary>Reads the areas of a level.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="level">The level.</param>
    /// <param name="vintage">The year of boundaries; null for the latest.</param>
    /// <param name="within">Code of an area that they are to lie in; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There are no such areas, or no area with that code.</exception>
    public static async Task<Ground> ReadAsync(
        IAtlas atlas, AreaLevel level, int? vintage, string? within, CancellationToken cancellationToken)
    {
        var layers = await atlas.Areas.LayersAsync(cancellationToken);
        var year = vintage ?? layers.Where(layer => layer.Level == level).Select(layer => (int?)layer.Vintage).Max();
        if (year is null || !layers.Any(layer => layer.Level == level && layer.Vintage == year))
        {
            var there = string.Join(", ", layers.Select(layer => $"{LevelNames.Name(layer.Level)} {layer.Vintage}").DefaultIfEmpty("none"));
            throw new BadInputException(
                $"The atlas has no areas of the level {LevelNames.Name(level)}{(vintage is null ? "" : $" of {vintage}")}. It has: {there}.");
        }

        Area? parent = null;
        if (within is not null)
        {
            parent = await atlas.Areas.FindAsync(within, cancellationToken: cancellationToken)
                ?? throw new BadInputException($"There is no area with the code '{within}' in the atlas.");
        }

        var areas = parent is null
            ? await AllAsync(atlas, level, year.Value, box: null, cancellationToken)
            : await WithinAsync(
                atlas, new AreaQuery { Level = level, Vintage = year, Within = parent.Key, Limit = 1000 }, cancellationToken);
        return areas.Count > 0
            ? new Ground(level, year.Value, parent, areas)
            : throw new BadInputException(
                $"No areas of the level {LevelNames.Name(level)}, boundaries of {year}, lie in {parent?.Name ?? "the atlas"}.");
    }

    /// <summary>Of these areas those whose centre lies in a shape, as best fit has it.</summary>
    /// <param name="shape">An area on the atlas's grid.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="BadInputException">No area's centre lies in it.</exception>
    public Ground Inside(Geometry shape, string name)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var prepared = PreparedGeometryFactory.Prepare(shape);
        var inside = Areas.Where((_, number) => prepared.Covers(shape.Factory.CreatePoint(Centres[number]))).ToList();
        return inside.Count > 0
            ? new Ground(Level, Vintage, Within, inside, name, shape)
            : throw new BadInputException(
                $"{name}: no centre of the {Words}, lies in it. Choose a smaller level, or draw a larger area.");
    }

    /// <summary>
    /// This ground with what lies around it: its own areas first, in their order, then others of its level and vintage that come near.
    /// People just outside want what is inside, too. The ground itself where it is everything that is loaded.
    /// </summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="metres">How far around the centres of its areas others are taken in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Ground> WithSurroundingsAsync(IAtlas atlas, double metres, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        if (Place is null)
        {
            return this;
        }

        var areas = new List<Area>(Areas);
        areas.AddRange((await AllAsync(atlas, Level, Vintage, Around(metres), cancellationToken)).Where(area => Number(area.Key.Code) < 0));
        return new Ground(Level, Vintage, within: null, areas);
    }

    /// <summary>
    /// The box around the centres of these areas, wider by some metres to each side; null where they are everything that is loaded.
    /// </summary>
    public Envelope? Around(double metres)
    {
        if (Place is null)
        {
            return null;
        }

        var box = new Envelope();
        foreach (var centre in Centres)
        {
            box.ExpandToInclude(centre);
        }

        box.ExpandBy(metres);
        return box;
    }

    // Without a place to lie in they come in one stream: pages would count them anew each time.
    private static async Task<List<Area>> AllAsync(
        IAtlas atlas, AreaLevel level, int vintage, Envelope? box, CancellationToken cancellationToken)
    {
        var areas = new List<Area>();
        await foreach (var area in atlas.Areas.StreamAsync(level, vintage, box, cancellationToken))
        {
            if (area.Shape is { IsEmpty: false })
            {
                areas.Add(area);
            }
        }

        return areas;
    }

    private static async Task<List<Area>> WithinAsync(IAtlas atlas, AreaQuery query, CancellationToken cancellationToken)
    {
        var areas = new List<Area>();
        while (true)
        {
            var page = await atlas.Areas.SearchAsync(query, cancellationToken);
            areas.AddRange(page.Areas.Where(area => area.Shape is { IsEmpty: false }));
            if (page.Next is null)
            {
                return areas;
            }

            query = query with { Cursor = page.Next };
        }
    }
}
