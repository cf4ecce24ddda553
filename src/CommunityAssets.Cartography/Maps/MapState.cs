using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>What the map shows, with every choice made: the names that addresses use.</summary>
/// <param name="Indicator">Id of the indicator, or null when there is none.</param>
/// <param name="Level">The level, or null when there are no areas.</param>
/// <param name="Vintage">The year of the boundaries.</param>
/// <param name="Period">The period.</param>
/// <param name="Classes">The class method.</param>
/// <param name="Kinds">The kinds shown, each by name.</param>
/// <param name="Topics">The topics shown; empty for all.</param>
/// <param name="Query">The same as the query of an address, view and choice of one thing left out.</param>
public sealed record MapState(
    string? Indicator,
    string? Level,
    int? Vintage,
    string? Period,
    string Classes,
    ImmutableArray<string> Kinds,
    ImmutableArray<string> Topics,
    string Query);
