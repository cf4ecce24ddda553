using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>The cells of one row of assets: of a CSV, or the attributes of a feature.</summary>
internal sealed class AssetCells
{
    private readonly string _file;
    private readonly CsvTable? _table;
    private Feature? _feature;
    private long _number;

    public AssetCells(CsvTable table)
    {
        _file = table.File.Name;
        _table = table;
        Headings = table.Headings;
    }

    public AssetCells(string file)
    {
        _file = file;
        Headings = new Headings(file, []);
    }

    /// <summary>The headings, or names of the attributes.</summary>
    public Headings Headings { get; private set; }

    /// <summary>The row's number.</summary>
    public long Number => _table?.Row ?? _number;

    /// <summary>The feature, when there is one.</summary>
    public Feature? Feature => _feature;

    /// <summary>Goes to a feature. Says whether its attributes are others than those of the feature before.</summary>
    public bool MoveTo(long number, Feature feature)
    {
        _number = number;
        _feature = feature;
        if (Headings.SequenceEqual(feature.Attributes.Keys, StringComparer.Ordinal))
        {
            return false;
        }

        Headings = new Headings(_file, [.. feature.Attributes.Keys]);
        return true;
    }

    /// <summary>
    /// The text of a column without blanks around it; null when it is empty, or "NA" or "null" as some programs write it.
    /// </summary>
    public string? Text(int column)
    {
        var text = _table is not null ? Unguarded(_table.Text(column)) : Plain(_feature!.Attributes[Headings[column]]);
        return text is "NA" or "NULL" or "null" or "<Null>" or "None" ? null : text;
    }

    /// <summary>A refusal of the row.</summary>
    public Refusal Refuse(int? column, string found, string advice) =>
        new(_file, Number, column is { } at ? Headings[at] : null, found, advice);

    /// <summary>Takes off the apostrophe that exports put before what a spreadsheet would take for a formula.</summary>
    private static string? Unguarded(string? text) =>
        text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? text[1..].Trim() : text;

    private static string? Plain(object? value) => value switch
    {
        null => null,
        string text => text.Trim() is { Length: > 0 } trimmed ? trimmed : null,
        true => "yes",
        false => "no",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
