namespace CommunityAssets.Domain.Places;

/// <summary>
/// What an ONS GSS code says by its first three characters (Register of Geographic Codes), and Scotland's data zones.
/// </summary>
public static class GssCode
{
    private static readonly Dictionary<string, AreaLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["E00"] = AreaLevel.Oa,
        ["W00"] = AreaLevel.Oa,
        ["S00"] = AreaLevel.Oa,
        ["N00"] = AreaLevel.Oa,
        ["E01"] = AreaLevel.Lsoa,
        ["W01"] = AreaLevel.Lsoa,
        ["S01"] = AreaLevel.Lsoa,
        ["N20"] = AreaLevel.Lsoa,
        ["E02"] = AreaLevel.Msoa,
        ["W02"] = AreaLevel.Msoa,
        ["S02"] = AreaLevel.Msoa,
        ["N21"] = AreaLevel.Msoa,
        ["E04"] = AreaLevel.Parish,
        ["W04"] = AreaLevel.Parish,
        ["E05"] = AreaLevel.Ward,
        ["W05"] = AreaLevel.Ward,
        ["S13"] = AreaLevel.Ward,
        ["N08"] = AreaLevel.Ward,
        ["N10"] = AreaLevel.Ward,
        ["E06"] = AreaLevel.Lad,
        ["E07"] = AreaLevel.Lad,
        ["E08"] = AreaLevel.Lad,
        ["E09"] = AreaLevel.Lad,
        ["W06"] = AreaLevel.Lad,
        ["S12"] = AreaLevel.Lad,
        ["N09"] = AreaLevel.Lad,
        ["E12"] = AreaLevel.Region,
        ["E92"] = AreaLevel.Country,
        ["W92"] = AreaLevel.Country,
        ["S92"] = AreaLevel.Country,
        ["N92"] = AreaLevel.Country,
    };

    /// <summary>The level that a code belongs to, or null when its first characters are not known.</summary>
    public static AreaLevel? LevelOf(string? code) =>
        IsShaped(code) && Levels.TryGetValue(code![..3], out var level) ? level : null;

    /// <summary>Whether a text is the shape of a GSS code: a letter and eight digits.</summary>
    public static bool IsShaped(string? code) =>
        code is { Length: 9 } && char.IsAsciiLetter(code[0]) && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Whether a code is a pseudo code (<c>E99999999</c>, <c>L93000001</c>…), which stands for "none".</summary>
    public static bool IsPseudo(string? code) =>
        string.IsNullOrWhiteSpace(code) || code.EndsWith("99999999", StringComparison.Ordinal) || code.StartsWith("L93", StringComparison.Ordinal)
        || code.StartsWith("M83", StringComparison.Ordinal);
}
