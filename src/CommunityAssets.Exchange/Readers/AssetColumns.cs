using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>Which columns of one table hold which field of an asset: as a map tells, else by common headings.</summary>
internal sealed class AssetColumns
{
    private static readonly string[] Streets = ["street", "street name", "road", "thoroughfare"];
    private static readonly string[] Localities = ["locality", "village", "district", "area"];
    private static readonly string[] Towns = ["town", "city", "town/city", "post town"];
    private static readonly string[] Counties = ["county"];

    private readonly Plan?[] _plans;
    private readonly int[] _addressParts;

    /// <summary>Finds the columns.</summary>
    /// <param name="headings">The headings of the table.</param>
    /// <param name="map">What is told; null for nothing.</param>
    /// <exception cref="BadInputException">A column that is told is not there.</exception>
    public AssetColumns(Headings headings, ColumnMap? map)
    {
        var fields = Enum.GetValues<AssetField>();
        _plans = new Plan?[fields.Length];
        foreach (var field in fields)
        {
            _plans[(int)field] = map is not null && map.TryGet(field, out var rule)
                ? rule is null ? null : Told(headings, field, rule)
                : Find(headings, field);
        }

        DropRepeats(headings);
        _addressParts = map is not null && map.TryGet(AssetField.Address, out _)
            ? []
            : [.. ((string[][])[Streets, Localities, Towns, Counties]).Select(part => headings.Find(part)).OfType<int>()];
        Eastings = IsOpen(headings, AssetField.Easting);
    }

    /// <summary>Whether the columns of easting and northing are headed <c>x</c> and <c>y</c>, which may be degrees as well.</summary>
    public bool Eastings { get; }

    /// <summary>The first column of a field, for messages; null when it has none.</summary>
    public int? Column(AssetField field) => _plans[(int)field] is { Columns: [var first, ..] } ? first : null;

    /// <summary>Whether the field has a column or is told.</summary>
    public bool Has(AssetField field) => _plans[(int)field] is not null;

    /// <summary>Whether the field is told by a map, and not found by its heading.</summary>
    public bool IsTold(AssetField field) => _plans[(int)field] is { Rule: not null };

    /// <summary>The text of a field; null when there is none.</summary>
    public string? Text(AssetField field, AssetCells cells)
    {
        if (_plans[(int)field] is not { } plan)
        {
            return null;
        }

        if (plan.Rule?.Value is not null)
        {
            return Fill(plan.Value, cells);
        }

        var text = plan.Columns.Length == 1 ? cells.Text(plan.Columns[0]) : Join(plan.Columns, cells);
        if (plan.Rule is { Words.Count: > 0 } rule)
        {
            text = rule.Words.GetValueOrDefault(text ?? "") ?? (text is null ? null : rule.Words.GetValueOrDefault("*", text));
        }

        return string.IsNullOrEmpty(text) ? Fill(plan.Default, cells) : text;
    }

    /// <summary>The address: its own column or columns, else street, locality, town and county put together.</summary>
    public string? Address(AssetCells cells) => Text(AssetField.Address, cells) ?? Join(_addressParts, cells);

    private static string? Join(int[] columns, AssetCells cells)
    {
        var parts = columns.Select(cells.Text).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static string? Fill(Part[]? template, AssetCells cells)
    {
        if (template is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var part in template)
        {
            text.Append(part.Column is { } column ? cells.Text(column) : part.Text);
        }

        var filled = text.ToString().Trim(' ', ',', ';', '-');
        return filled.Length == 0 ? null : filled;
    }

    private static Plan? Find(Headings headings, AssetField field)
    {
        var patterns = AssetFieldNames.Patterns(field);
        if (headings.Find(patterns) is { } column)
        {
            return new Plan([column], Rule: null, Value: null, Default: null);
        }

        return field == AssetField.Address && headings.FindAll("address*") is { Count: > 0 } lines
            ? new Plan([.. lines], Rule: null, Value: null, Default: null)
            : null;
    }

    private static Plan Told(Headings headings, AssetField field, ColumnRule rule) => new(
        [.. rule.Columns.Select(heading =>
            headings.NeedTold($"the {AssetFieldNames.Names[field].Replace('_', ' ')}, as the map of columns tells", heading))],
        rule, Template(headings, rule.Value), Template(headings, rule.Default));

    private static Part[]? Template(Headings headings, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = new List<Part>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            parts.Add(new Part(text[at..open], Column: null));
            parts.Add(new Part("", headings.NeedTold($"a part of \"{text}\", as the map of columns tells", text[(open + 1)..close])));
            at = close + 1;
        }

        parts.Add(new Part(text[at..], Column: null));
        return [.. parts];
    }

    private bool IsOpen(Headings headings, AssetField field) =>
        Column(field) is { } column && Headings.Plain(headings[column]) is "x" or "geox" or "xcoordinate";

    /// <summary>
    /// A column that was found for one field by a loose heading is not taken for a second one too: "group" is a name, not an audience.
    /// </summary>
    private void DropRepeats(Headings headings)
    {
        var taken = new Dictionary<int, AssetField>();
        foreach (var field in Enum.GetValues<AssetField>())
        {
            if (_plans[(int)field] is not { Rule: null, Columns: [var column] })
            {
                continue;
            }

            if (!taken.TryAdd(column, field)
                && !string.Equals(Headings.Plain(headings[column]), Headings.Plain(AssetFieldNames.Names[field]), StringComparison.Ordinal))
            {
                _plans[(int)field] = null;
            }
        }
    }

    private sealed record Part(string Text, int? Column);

    private sealed record Plan(int[] Columns, ColumnRule? Rule, Part[]? Value, Part[]? Default);
}
