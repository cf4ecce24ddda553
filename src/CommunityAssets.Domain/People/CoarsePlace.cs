using CommunityAssets.Domain.Places;

namespace CommunityAssets.Domain.People;

/// <summary>
/// Where a connector may be said to be: a ward, a neighbourhood or a patch, never so small that it tells a home.
/// </summary>
public static class CoarsePlace
{
    /// <summary>The levels that may be named, smallest first.</summary>
    public static IReadOnlyList<AreaLevel> Levels { get; } = [AreaLevel.Msoa, AreaLevel.Ward, AreaLevel.Lad, AreaLevel.Patch];

    /// <summary>Why something may not stand for where a connector is, in words with what to do instead; null when it may.</summary>
    /// <param name="code">What was given.</param>
    /// <param name="level">The level of the area of that code in the atlas; null when the atlas has none.</param>
    public static string? Refusal(string code, AreaLevel? level)
    {
        if (PostcodeText.Normalise(code) is not null || PostcodeText.Find(code) is not null)
        {
            return $"'{code}' is a postcode, which is a few homes. {Instead}";
        }

        return (level ?? GssCode.LevelOf(code)) switch
        {
            { } known when Levels.Contains(known) => null,
            { } known => $"'{code}' is of the level {LevelNames.One(known).ToLowerInvariant()}, which is {(known < AreaLevel.Ward ? "too small: it could tell a home" : "not a place that one person knows")}. {Instead}",
            null when LooksLikePoint(code) => $"'{code}' is a point on the map, which could be a home. {Instead}",
            null => $"There is no area with the code '{code}' here. {Instead}",
        };
    }

    private const string Instead = "Choose a ward, a middle-sized area (MSOA) or a patch.";

    private static bool LooksLikePoint(string text) =>
        text.Any(char.IsDigit) && text.AsSpan().IndexOfAnyExcept("0123456789.,;:+-° NSEWnsew") < 0;
}
