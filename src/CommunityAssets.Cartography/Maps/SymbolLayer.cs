using System.Collections.Immutable;

namespace CommunityAssets.Cartography.Maps;

/// <summary>Assets as marks.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Attribute">The attribute that the mark goes by.</param>
/// <param name="Symbols">Mark by value of the attribute.</param>
/// <param name="Halo">The colour around each mark.</param>
/// <param name="Stack">The attribute that numbers marks at one point from 0, so that they can be drawn side by side.</param>
public sealed record SymbolLayer(
    string Id, string Source, string Attribute, ImmutableSortedDictionary<string, MapSymbol> Symbols, string Halo, string Stack)
    : MapLayer(Id, Source);
