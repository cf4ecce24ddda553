namespace CommunityAssets.Domain.Text;

/// <summary>How well a word of a record answers a word of a query, best last.</summary>
public enum WordMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With two slips.</summary>
    TwoSlips,

    /// <summary>With one slip.</summary>
    OneSlip,

    /// <summary>The query's word is its beginning.</summary>
    Beginning,

    /// <summary>Another ending of the same word.</summary>
    Ending,

    /// <summary>Letter by letter.</summary>
    Exact,
}
