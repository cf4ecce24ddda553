namespace CommunityAssets.Web.Analyses;

/// <summary>Which statistic clusters are found by.</summary>
public enum ClusterStatistic
{
    /// <summary>Local Moran's I: alike or unlike neighbours; with a second variable, bivariate.</summary>
    Moran = 0,

    /// <summary>Getis-Ord Gi*: hot and cold spots, the area itself counted in.</summary>
    GiStar = 1,

    /// <summary>Getis-Ord Gi: the same without the area itself.</summary>
    Gi = 2,
}
