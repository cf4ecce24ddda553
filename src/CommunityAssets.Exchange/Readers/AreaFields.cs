using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Which fields of a file of areas hold the code and the name, of which level and year: told, or found by the patterns of ONS, OS and the
/// Scottish Government's files (<c>LSOA21CD</c>, <c>lsoa21_code</c>, <c>WD24NM</c>, <c>DataZone</c>, <c>code</c>), or by what the fields
/// hold.
/// </summary>
internal sealed partial class AreaFields
{
    private static readonly string[] AnyName =
        ["name", "area name", "areanm", "geography name", "label", "distname", "title", "name1", "htmlname"];

    private readonly AreaReading _options;
    private readonly string? _code;
    private readonly string? _name;
    private readonly AreaLevel? _level;

    private AreaFields(AreaReading options, string? code, string? name, AreaLevel? level, int vintage)
    {
        _options = options;
        _code = code;
        _name = name;
        _level = level;
        Vintage = vintage;
    }

    /// <summary>The year of the boundaries.</summary>
    public int Vintage { get; }

    /// <summary>Decides by the file's first feature.</summary>
    /// <exception cref="BadInputException">No field holds a code, a told field is not there, or nothing tells the year.</exception>
    public static AreaFields Find(InputFile file, Feature first, AreaReading options)
    {
        string[] fields = [.. first.Attributes.Keys];
        var headings = new Headings(file.Name, fields);
        var told = Told(file, fields, options.CodeField, "--code-field");
        var chosen = Choose(headings, first, told, options);
        var code = told ?? (chosen is null ? ByValue(first, options.Level) : fields[chosen.Column]);
        if (code is null && options.CodeField is null && !GssCode.IsShaped(first.Id))
        {
            throw new BadInputException(
                $"{file.Name}: no field holds the code of the area, such as LSOA21CD, WD24CD or code. "
                + $"The fields are: {headings.Listed()}. Name it with --code-field.");
        }

        var name = Told(file, fields, options.NameField, "--name-field")
            ?? (options.NameField is null ? FindName(headings, fields, chosen) : null);
        var vintage = options.Vintage ?? chosen?.Vintage ?? YearIn(Path.GetFileName(file.Path)) ?? throw new BadInputException(
            $"{file.Name}: nothing tells the year of the boundaries: neither the code field ({code ?? "id"}) nor the file's name. "
            + "Give it with --vintage, for example --vintage 2021.");
        return new AreaFields(options, code, name, options.Level ?? chosen?.Level, vintage);
    }

    /// <summary>The code of a feature's area, or null when it has none.</summary>
    public string? Code(Feature feature) => Constant(_options.CodeField) ?? (_code is null ? feature.Id : Text(feature, _code));

    /// <summary>The name of a feature's area; its code where it has none (output areas).</summary>
    public string Name(Feature feature, string code) =>
        Constant(_options.NameField) ?? (_name is null ? null : Text(feature, _name)) ?? code;

    /// <summary>The level of an area, or null when nothing tells.</summary>
    public AreaLevel? Level(string code) => _level ?? GssCode.LevelOf(code);

    private static string? Constant(string? told) => told is ['=', .. var value] ? value : null;

    private static string? Told(InputFile file, string[] fields, string? told, string option)
    {
        if (told is null or ['=', ..])
        {
            return null;
        }

        return Array.Find(fields, field => string.Equals(field, told, StringComparison.OrdinalIgnoreCase)) ?? throw new BadInputException(
            $"{file.Name}: there is no field \"{told}\" ({option}). The fields are: {new Headings(file.Name, fields).Listed()}.");
    }

    /// <summary>
    /// The heading of codes that the features are about: the told one, else of the level that is told, else of the smallest level.
    /// </summary>
    private static AreaHeading? Choose(Headings headings, Feature first, string? told, AreaReading options) => AreaHeading.All(headings)
        .Where(heading => !heading.IsName && Text(first, headings[heading.Column]) is not null)
        .Where(heading =>
            told is null
                ? options.Level is null || heading.Level == options.Level
                : string.Equals(headings[heading.Column], told, StringComparison.Ordinal))
        .OrderBy(heading => heading.Level)
        .ThenByDescending(heading => heading.Vintage)
        .FirstOrDefault();

    /// <summary>A field whose heading says nothing and whose value is a code (OS Boundary-Line: <c>code</c>).</summary>
    private static string? ByValue(Feature first, AreaLevel? level) => first.Attributes.Keys
        .Where(field =>
            Text(first, field) is { } text && GssCode.IsShaped(text)
                && (level is null || GssCode.LevelOf(text) is not { } found || found == level))
        .OrderByDescending(field =>
            Headings.Plain(field).EndsWith("code", StringComparison.Ordinal)
                || Headings.Plain(field).EndsWith("cd", StringComparison.Ordinal))
        .FirstOrDefault();

    private static string? FindName(Headings headings, string[] fields, AreaHeading? code)
    {
        var named = AreaHeading.All(headings).FirstOrDefault(heading =>
            heading.IsName && code is not null && heading.Level == code.Level && heading.Vintage == code.Vintage);
        return named is not null ? fields[named.Column] : headings.Find(AnyName) is { } any ? fields[any] : null;
    }

    private static string? Text(Feature feature, string field) => feature.Attributes.GetValueOrDefault(field) switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => text.Trim(),
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static int? YearIn(string name) =>
        Year().Match(name) is { Success: true } match ? int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
