namespace CommunityAssets.Domain.People;

/// <summary>What is wrong with one field of a connector's record.</summary>
/// <param name="Field">The name of the property: <c>Name</c>, <c>Places</c>, <c>Until</c>.</param>
/// <param name="Words">What is wrong and what to do, in a sentence.</param>
public sealed record ConnectorProblem(string Field, string Words);
