namespace CommunityAssets.Storage.Filters;

/// <summary>How two values are compared. Texts are in the order of their code points.</summary>
public enum ComparisonSign
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or the same.</summary>
    LessOrEqual,

    /// <summary>More.</summary>
    More,

    /// <summary>More or the same.</summary>
    MoreOrEqual,
}
