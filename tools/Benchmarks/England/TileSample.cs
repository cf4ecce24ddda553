namespace CommunityAssets.Benchmarks.England;

/// <summary>A tile to ask for.</summary>
/// <param name="Number">Its number in the list that the SQL reference draws from.</param>
/// <param name="Ours">Its address here.</param>
/// <param name="MapServer">Its address at MapServer.</param>
/// <param name="Holds">How many assets lie in it, or how many areas have their inner point in it.</param>
internal sealed record TileSample(int Number, string Ours, string MapServer, int Holds);
