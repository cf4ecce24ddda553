namespace CommunityAssets.Analysis.Matching;

/// <summary>Something that speaks for two records being of one thing.</summary>
public enum MatchSign
{
    /// <summary>The names are the same but for small words, order and accents.</summary>
    SameName,

    /// <summary>The names are much alike.</summary>
    AlikeName,

    /// <summary>They are within 50 metres.</summary>
    SamePlace,

    /// <summary>They are within 500 metres.</summary>
    NearBy,

    /// <summary>The postcode is the same.</summary>
    SamePostcode,

    /// <summary>The telephone number is the same.</summary>
    SamePhone,

    /// <summary>The e-mail address is the same.</summary>
    SameEmail,

    /// <summary>The web site is the same.</summary>
    SameWeb,
}
