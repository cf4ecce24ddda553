namespace CommunityAssets.Analysis.Finding;

/// <summary>One thing that was understood from somebody's words.</summary>
/// <param name="Key">The id of a topic, or the name of a wish.</param>
/// <param name="Said">What they said, as the list of synonyms has it.</param>
/// <param name="IsTopic">Whether the key is of a topic; else of a wish.</param>
/// <param name="Also">Whether it is a topic that their words have something to do with, rather than one that they name.</param>
public sealed record UnderstoodPart(string Key, string Said, bool IsTopic, bool Also);
