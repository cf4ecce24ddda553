namespace CommunityAssets.Web.Api;

/// <summary>Which of an atlas's things the values of a parameter are.</summary>
public enum ParameterOffer
{
    /// <summary>None: words or numbers.</summary>
    Nothing = 0,

    /// <summary>Ids of indicators.</summary>
    Indicators = 1,

    /// <summary>Ids of topics.</summary>
    Topics = 2,

    /// <summary>Codes of areas.</summary>
    Areas = 3,
}
