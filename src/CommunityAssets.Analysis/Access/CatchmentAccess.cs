namespace CommunityAssets.Analysis.Access;

/// <summary>What floating catchments say.</summary>
/// <param name="Areas">For each area, places in reach per person, weighted by distance; 0 where no site is in reach.</param>
/// <param name="Sites">For each site, places per person who may come; NaN where nobody is in reach.</param>
public sealed record CatchmentAccess(double[] Areas, double[] Sites)
{
    /// <summary>Sites that nobody is in reach of.</summary>
    public int SitesWithoutPeople => Sites.Count(double.IsNaN);

    /// <summary>Areas from which no site with people is in reach.</summary>
    public int AreasWithoutSites => Areas.Count(access => access == 0);
}
