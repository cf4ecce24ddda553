namespace CommunityAssets.Web.Analyses;

/// <summary>What the rows of <see cref="ConnectednessAnalysis"/> are.</summary>
public enum ConnectednessRows
{
    /// <summary>A row for each area.</summary>
    Areas = 0,

    /// <summary>A row for each entry.</summary>
    Entries = 1,
}
