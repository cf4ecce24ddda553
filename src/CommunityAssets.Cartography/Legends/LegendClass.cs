namespace CommunityAssets.Cartography.Legends;

/// <summary>One class of a legend.</summary>
/// <param name="From">Where it starts; for the first class the lowest value.</param>
/// <param name="To">Where it ends: the next class's start, which is not in it; for the last class the highest value, which is.</param>
/// <param name="Words">What a person reads: "12% to 18%".</param>
/// <param name="Colour">Its colour, <c>#rrggbb</c>.</param>
/// <param name="Count">How many areas it holds.</param>
public sealed record LegendClass(double From, double To, string Words, string Colour, int Count);
