using System.Collections.Immutable;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Web.Finder;

/// <summary>Codes of whole countries: England, Wales, Scotland, Northern Ireland, and those of several together.</summary>
public static class Nationwide
{
    /// <summary>The codes (ONS, Register of Geographic Codes).</summary>
    public static ImmutableArray<string> Codes { get; } =
        ["E92000001", "W92000004", "S92000003", "N92000002", "K02000001", "K03000001", "K04000001"];

    /// <summary>Whether a code is of a whole country or of several.</summary>
    public static bool Is(string code) => GssCode.LevelOf(code) == AreaLevel.Country || Codes.Contains(code);
}
