using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CommunityAssets.Cartography.Classes;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Cartography.Maps;

/// <summary>
/// What a person has chosen to see, and its form as the query of an address, so that a link reproduces the view. A null or empty part
/// leaves the choice to the map.
/// </summary>
public sealed record MapAddress
{
    /// <summary>Id of the indicator that shades the areas.</summary>
    public string? Indicator { get; init; }

    /// <summary>The level of the areas.</summary>
    public AreaLevel? Level { get; init; }

    /// <summary>The year of their boundaries.</summary>
    public int? Vintage { get; init; }

    /// <summary>The indicator's period.</summary>
    public string? Period { get; init; }

    /// <summary>How the classes are made.</summary>
    public ClassMethod Classes { get; init; } = ClassMethod.Quantile;

    /// <summary>The kinds of assets shown; empty for all.</summary>
    public ImmutableArray<AssetKind> Kinds { get; init; } = [];

    /// <summary>The topics of assets shown; empty for all.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>False when every kind has been unticked: no asset is shown.</summary>
    public bool Marks { get; init; } = true;

    /// <summary>Code of the chosen area.</summary>
    public string? Area { get; init; }

    /// <summary>Id of the chosen asset.</summary>
    public Guid? Asset { get; init; }

    /// <summary>Where the map looks; null for the whole place.</summary>
    public MapSight? At { get; init; }

    /// <summary>The table open beside the map: <c>areas</c> or <c>assets</c>; null for none.</summary>
    public string? Table { get; init; }

    /// <summary>Reads a query. Parts that can't be read, and names that are not known, are told and left out.</summary>
    /// <param name="query">Names and values, already decoded, in order.</param>
    /// <param name="trouble">One sentence for each part that could not be read.</param>
    public static MapAddress Parse(IEnumerable<KeyValuePair<string, string>> query, out IReadOnlyList<string> trouble)
    {
        var (address, troubles) = (new MapAddress(), new List<string>());
        foreach (var (name, value) in query)
        {
            if (address.With(name, value) is { } next)
            {
                address = next;
            }
            else
            {
                troubles.Add($"The address says {name}={value}, which can't be read.");
            }
        }

        trouble = troubles;
        return address;
    }

    /// <summary>
    /// The query, without a question mark; names in one order, so that equal views have equal addresses. "" when nothing is chosen.
    /// </summary>
    public string ToQuery()
    {
        var text = new StringBuilder();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                // A comma needs no escape in a query, and people read addresses.
                text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=')
                    .Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
            }
        }

        Add("indicator", Indicator);
        Add("level", Level is { } level ? LevelNames.Name(level) : null);
        Add("vintage", Vintage?.ToString(CultureInfo.InvariantCulture));
        Add("period", Period);
        Add("classes", Classes == ClassMethod.Quantile ? null : ClassMethods.Id(Classes));
        IEnumerable<string> kinds = Marks ? InOrder(Kinds.Select(KindNames.Name)) : ["none"];
        foreach (var kind in kinds)
        {
            Add("kind", kind);
        }

        foreach (var topic in InOrder(Topics))
        {
            Add("topic", topic);
        }

        Add("area", Area);
        Add("asset", Asset?.ToString());
        Add("at", At?.ToString());
        Add("table", Table);
        return text.ToString();
    }

    private static IEnumerable<string> InOrder(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private MapAddress? With(string name, string value) => name switch
    {
        "indicator" when value.Length > 0 => this with { Indicator = value },
        "level" when LevelNames.TryParse(value, out var level) => this with { Level = level },
        "vintage" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 9999
            => this with { Vintage = year },
        "period" when value.Length > 0 => this with { Period = value },
        "classes" when ClassMethods.TryParse(value, out var method) => this with { Classes = method },
        "kind" when value == "none" => this with { Marks = false },
        "kind" when KindNames.TryParse(value, out var kind) => this with { Kinds = [.. Kinds.Append(kind).Distinct().Order()] },
        "topic" when value.Length > 0 => this with { Topics = [.. InOrder(Topics.Append(value))] },
        "area" when value.Length > 0 => this with { Area = value },
        "asset" when Guid.TryParse(value, out var id) => this with { Asset = id },
        "at" when MapSight.TryParse(value, out var at) => this with { At = at },
        "table" when value is "areas" or "assets" => this with { Table = value },
        _ => null,
    };
}
