namespace CommunityAssets.Benchmarks.England;

/// <summary>A town.</summary>
/// <param name="Name">An invented name.</param>
/// <param name="X">Metres from the west of the plan.</param>
/// <param name="Y">Metres from the south of the plan.</param>
/// <param name="Share">Its share of all that is in towns, 0 to 1.</param>
/// <param name="Spread">Standard deviation of the distance from its middle to what is in it, in metres.</param>
internal sealed record Town(string Name, double X, double Y, double Share, double Spread);
