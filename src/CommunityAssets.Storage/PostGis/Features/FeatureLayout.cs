namespace CommunityAssets.Storage.PostGis.Features;

/// <summary>
/// Where in a row of the statement that reads a page its parts are. What several fields are kept in is read once: the id first, then what
/// the fields are read from, the shape, the sort keys.
/// </summary>
internal sealed class FeatureLayout
{
    private readonly List<string> _reads = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Lays a row out.</summary>
    /// <param name="id">The expression of the id.</param>
    /// <param name="columns">Where the fields are kept.</param>
    /// <param name="shape">The expression of the shape; null when none is wanted.</param>
    /// <param name="sort">The expressions of the sort keys.</param>
    public FeatureLayout(string id, FeatureColumn[] columns, string? shape, IEnumerable<string> sort)
    {
        Columns = columns;
        Place(id);
        var both = columns.Select(column => (Read: Place(column.Read), Denied: column.Denied is { } denied ? Place(denied) : -1)).ToList();
        Places = [.. both.Select(places => places.Read)];
        Denials = [.. both.Select(places => places.Denied)];
        Shape = _reads.Count;
        if (shape is not null)
        {
            _reads.Add(shape);
        }

        Sort = _reads.Count;
        _reads.AddRange(sort);
    }

    /// <summary>Where the fields are kept.</summary>
    public FeatureColumn[] Columns { get; }

    /// <summary>For each field, the place of what it is read from; 0 for one that is the id.</summary>
    public int[] Places { get; }

    /// <summary>For each field, the place of the mask of those denied; -1 for a field without.</summary>
    public int[] Denials { get; }

    /// <summary>The place of the shape.</summary>
    public int Shape { get; }

    /// <summary>The place of the first sort key.</summary>
    public int Sort { get; }

    /// <summary>What is read, as SQL writes it.</summary>
    public string Sql => string.Join(", ", _reads);

    private int Place(string expression)
    {
        if (!_places.TryGetValue(expression, out var place))
        {
            _places.Add(expression, place = _reads.Count);
            _reads.Add(expression);
        }

        return place;
    }
}
