using System.Collections.Immutable;
using CommunityAssets.Cartography.Legends;

namespace CommunityAssets.Cartography.Maps;

/// <summary>
/// What a map shows, as plain data that any map library can be told: sources, layers in order, legend, what a tap tells, the view and its
/// address form. It holds nothing of a library.
/// </summary>
public sealed record MapComposition
{
    /// <summary>Which composition it is: <c>place</c>.</summary>
    public required string Composition { get; init; }

    /// <summary>The version of the atlas it was made from.</summary>
    public required string Version { get; init; }

    /// <summary>The name of the place.</summary>
    public required string Title { get; init; }

    /// <summary>What can be looked at.</summary>
    public required MapView View { get; init; }

    /// <summary>What is shown.</summary>
    public required MapState Address { get; init; }

    /// <summary>What else could be.</summary>
    public required MapChoices Choices { get; init; }

    /// <summary>Where layers get what they draw.</summary>
    public required ImmutableArray<MapSource> Sources { get; init; }

    /// <summary>The layers, bottom first.</summary>
    public required ImmutableArray<MapLayer> Layers { get; init; }

    /// <summary>What choosing something tells.</summary>
    public required ImmutableArray<MapTap> Taps { get; init; }

    /// <summary>What the shading means; null when nothing is shaded.</summary>
    public required Legend? Legend { get; init; }

    /// <summary>How many areas have no strength recorded so far, in words; null where every one has, or where it was not looked into.</summary>
    public LegendNote? NotYetMapped { get; init; }

    /// <summary>What publishers ask to be said.</summary>
    public required ImmutableArray<string> Attribution { get; init; }
}
