namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>How the items of a file stand in it.</summary>
internal enum FeedForm
{
    /// <summary>In <c>contents</c> of a page, or of several pages one after another.</summary>
    Pages,

    /// <summary>In one list.</summary>
    List,

    /// <summary>One after another: one alone, or newline-delimited.</summary>
    Items,
}
