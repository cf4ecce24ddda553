namespace CommunityAssets.Web.Overview;

/// <summary>What is there.</summary>
/// <param name="Total">How many strengths are recorded.</param>
/// <param name="Sentence">The same in words, by kind; where there are few it says that the area is not yet mapped.</param>
/// <param name="ByKind">By kind, in the usual order; kinds with none left out.</param>
/// <param name="ByTopic">By topic, most first.</param>
/// <param name="Examples">A few, of different kinds.</param>
public sealed record Strengths(
    long Total, string Sentence, IReadOnlyList<KindCount> ByKind, IReadOnlyList<TopicCount> ByTopic, IReadOnlyList<Example> Examples);
