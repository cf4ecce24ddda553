namespace CommunityAssets.Cartography.Tiles;

/// <summary>Writes areas into the layer of their level: each different value once.</summary>
/// <param name="areas">The layer.</param>
/// <param name="named">Whether their names are told, and whether they have a value as an attribute of its own.</param>
/// <param name="exact">Whether values are told in double precision.</param>
internal sealed class AreaWriter(TileLayer areas, bool named, bool exact)
{
    private readonly Dictionary<double, uint> _numbers = [];

    /// <summary>Adds an area.</summary>
    /// <param name="area">The area.</param>
    /// <param name="geometry">Its geometry, packed.</param>
    /// <param name="told">Whether it is told which area it is.</param>
    /// <param name="values">Values; null when none are asked for.</param>
    public void Add(AreaShape area, ReadOnlySpan<byte> geometry, bool told, AreaValues? values)
    {
        Span<uint> tags = stackalloc uint[10];
        var count = 0;
        if (told)
        {
            Tag(tags, ref count, "code", areas.NewText(area.Code));
            if (named)
            {
                Tag(tags, ref count, "name", areas.NewText(area.Name));
            }
        }

        if (values is not null)
        {
            var known = values.Of(area.Code);
            if (told && named)
            {
                Tag(tags, ref count, "hasValue", areas.Value(TileValue.Of(known.Value is not null)));
            }

            if (known.Value is { } value)
            {
                Tag(tags, ref count, "value", Number(value));
            }

            if (known.Suppressed)
            {
                Tag(tags, ref count, "suppressed", areas.Value(TileValue.Of(truth: true)));
            }
        }

        areas.Add(told ? StableId.OfArea(area.Code) : null, 3, geometry, tags[..count]);
    }

    private void Tag(Span<uint> tags, ref int count, string name, uint value)
    {
        tags[count++] = areas.Key(name);
        tags[count++] = value;
    }

    private uint Number(double value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            number = areas.Value(exact ? TileValue.Of(value) : TileValue.Nearly(value));
            _numbers.Add(value, number);
        }

        return number;
    }
}
