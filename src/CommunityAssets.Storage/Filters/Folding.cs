namespace CommunityAssets.Storage.Filters;

/// <summary>What is not minded when texts are compared.</summary>
[Flags]
public enum Folding
{
    /// <summary>Everything is minded.</summary>
    None = 0,

    /// <summary>Upper and lower case are alike.</summary>
    Case = 1,

    /// <summary>Letters with and without accents are alike.</summary>
    Accents = 2,
}
