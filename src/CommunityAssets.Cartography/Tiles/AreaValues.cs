namespace CommunityAssets.Cartography.Tiles;

/// <summary>
/// The values of one indicator on a layer of areas, close together: nine bytes each beside an index of codes that all indicators of the
/// layer share. Does not change; thread-safe.
/// </summary>
public sealed class AreaValues
{
    private readonly IReadOnlyDictionary<string, int> _places;
    private readonly double[] _values;
    private readonly bool[] _suppressed;
    private readonly Lazy<ValueSteps> _steps;

    /// <summary>Gathers values.</summary>
    /// <param name="places">For the code of each area of the layer its number, 0, 1, 2…</param>
    /// <param name="values">Code, value or null, and whether it is held back; other areas than the layer's are left out.</param>
    public AreaValues(IReadOnlyDictionary<string, int> places, IEnumerable<(string Code, AreaTileValue Value)> values)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(values);
        _places = places;
        _values = new double[places.Count];
        _suppressed = new bool[places.Count];
        _steps = new Lazy<ValueSteps>(() => ValueSteps.Of([.. _values.Where(double.IsFinite)]));
        Array.Fill(_values, double.NaN);
        foreach (var (code, value) in values)
        {
            if (places.TryGetValue(code, out var place))
            {
                (_values[place], _suppressed[place]) = (value.Value ?? double.NaN, value.Suppressed);
            }
        }
    }

    /// <summary>How many areas they are for.</summary>
    public int Count => _values.Length;

    /// <summary>The steps in which far tiles tell them.</summary>
    internal ValueSteps Steps => _steps.Value;

    /// <summary>What is known of an area; nothing of one that there is none for.</summary>
    internal AreaTileValue Of(string code) => _places.TryGetValue(code, out var place)
        ? new AreaTileValue(double.IsNaN(_values[place]) ? null : _values[place], _suppressed[place])
        : default;
}
