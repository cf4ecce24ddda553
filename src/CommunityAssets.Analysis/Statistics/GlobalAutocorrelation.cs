namespace CommunityAssets.Analysis.Statistics;

/// <summary>What Moran's I says of a whole place.</summary>
/// <param name="Moran">Moran's I: above its expectation where neighbours are alike, below where they are unlike.</param>
/// <param name="Expected">Its expectation where nothing but chance is at work: −1 / (n − 1).</param>
/// <param name="Variance">Its variance under randomisation.</param>
/// <param name="Z">How many standard deviations it lies from its expectation.</param>
/// <param name="Areas">The areas that took part: those with a value and a neighbour.</param>
public sealed record GlobalAutocorrelation(double Moran, double Expected, double Variance, double Z, int Areas);
