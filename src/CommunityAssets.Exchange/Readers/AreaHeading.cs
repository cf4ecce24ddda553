using System.Globalization;
using System.Text.RegularExpressions;
using CommunityAssets.Domain.Places;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// A column that holds codes or names of areas, as its heading says in any of the forms that publishers use: <c>LSOA21CD</c>,
/// <c>lsoa21_code</c>, "LSOA code (2021)", <c>oslaua</c>, "Lower layer Super Output Areas Code".
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Level">The level of the areas; null when the heading says no more than "area code".</param>
/// <param name="Vintage">The year of the boundaries; null when the heading does not say.</param>
/// <param name="IsName">True for names, false for codes.</param>
internal sealed partial record AreaHeading(int Column, AreaLevel? Level, int? Vintage, bool IsName)
{
    private static readonly string[] AnyCode =
        ["area code", "areacode", "gss code", "ons code", "geography code", "geo code", "area id", "code", "area", "geography"];

    /// <summary>What a heading says, or null when it is not about areas of a level.</summary>
    public static AreaHeading? Parse(int column, string heading)
    {
        var match = Shape().Match(Headings.Plain(heading));
        return match.Success
            ? new AreaHeading(column, LevelOf(match.Groups["level"].Value), Year(match), match.Groups["what"].Value is "nm" or "name")
            : null;
    }

    /// <summary>Every column of codes or names of areas.</summary>
    public static IReadOnlyList<AreaHeading> All(Headings headings) =>
        [.. Enumerable.Range(0, headings.Count).Select(column => Parse(column, headings[column])).OfType<AreaHeading>()];

    /// <summary>
    /// The column of codes that the rows of a table are about: one headed "area code" or the like; else that of the smallest level, and
    /// of two of these the one of the later year. Null when there is none.
    /// </summary>
    public static AreaHeading? OfRows(Headings headings)
    {
        var code = All(headings)
            .Where(heading => !heading.IsName)
            .OrderBy(heading => heading.Level)
            .ThenByDescending(heading => heading.Vintage)
            .FirstOrDefault();
        return headings.Find("area code", "gss code") is { } whole ? new AreaHeading(whole, Level: null, Vintage: null, IsName: false)
            : code ?? (headings.Find(AnyCode) is { } any ? new AreaHeading(any, Level: null, Vintage: null, IsName: false) : null);
    }

    /// <summary>As <see cref="OfRows"/>, or an error that tells how the column may be headed.</summary>
    public static AreaHeading Need(Headings headings) =>
        OfRows(headings) ?? throw headings.Missing("the code of the area", "LSOA##CD", "lsoa##_code", "WD##CD", "area code");

    private static int? Year(Match match)
    {
        var text = match.Groups["year"].Value;
        return text.Length switch
        {
            4 => int.Parse(text, CultureInfo.InvariantCulture),
            2 => int.Parse(text, CultureInfo.InvariantCulture) is var two && two > 60 ? 1900 + two : 2000 + two,
            _ => null,
        };
    }

    private static AreaLevel LevelOf(string word) => word switch
    {
        "oa" or "outputarea" or "outputareas" => AreaLevel.Oa,
        "lsoa" or "dz" or "datazone" or "lowerlayersuperoutputarea" or "lowerlayersuperoutputareas" => AreaLevel.Lsoa,
        "msoa" or "iz" or "intzone" or "intermediatezone" or "middlelayersuperoutputarea" or "middlelayersuperoutputareas" =>
            AreaLevel.Msoa,
        "par" or "parish" or "parncp" => AreaLevel.Parish,
        "wd" or "ward" or "osward" or "electoralwardsanddivisions" => AreaLevel.Ward,
        "rgn" or "gor" or "region" or "regions" => AreaLevel.Region,
        "ctry" or "country" or "countries" => AreaLevel.Country,
        _ => AreaLevel.Lad,
    };

    [GeneratedRegex(
        """
        ^(?:(?<level>oa|outputareas?|lsoa|dz|datazone|lowerlayersuperoutputareas?|msoa|iz|intzone|intermediatezone
            |middlelayersuperoutputareas?
            |par|parncp|parish|wd|ward|electoralwardsanddivisions|lad|ltla|la|localauthority|localauthorities|localauthoritydistrict
            |lowertierlocalauthorities
            |rgn|regions?|ctry|country|countries)
           (?<year>\d{2}|\d{4})?(?<what>cd|code|nm|name)(?<year>\d{4})?
          |(?<level>oa|lsoa|msoa|wd|lad|parncp|rgn|ctry)(?<year>\d{2})
          |(?<level>osward|ward|oslaua|laua|parish|rgn|gor|ctry))$
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Shape();
}
