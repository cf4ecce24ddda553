namespace CommunityAssets.Storage.Queries;

/// <summary>
/// How many candidates are read on each way to them, the same in both engines. Together they are <see cref="CandidateQuery.Most"/>.
/// </summary>
internal static class CandidateLimits
{
    /// <summary>With a place and one of the topics.</summary>
    public const int ByTopic = 100;

    /// <summary>With a place and one of the topics that matter less.</summary>
    public const int ByAlso = 40;

    /// <summary>With a place and one of the phrases.</summary>
    public const int ByPhrase = 70;

    /// <summary>The same that also meet every wish, by each of the two ways.</summary>
    public const int Wished = 35;

    /// <summary>Covering where somebody is.</summary>
    public const int Covering = 50;

    /// <summary>With neither place nor area.</summary>
    public const int Elsewhere = 40;

    /// <summary>Online, wherever they are, where that is wished.</summary>
    public const int Online = 30;
}
