namespace CommunityAssets.Storage;

/// <summary>A part of an atlas that maps are drawn from.</summary>
public enum AtlasPart
{
    /// <summary>Assets.</summary>
    Assets = 1,

    /// <summary>Areas: their shapes, codes and names.</summary>
    Areas = 2,

    /// <summary>Indicators and their values.</summary>
    Values = 3,

    /// <summary>
    /// Patches that people drew: areas of the level <c>patch</c> alone, so that who keeps areas of other levels may keep them.
    /// </summary>
    Patches = 4,
}
