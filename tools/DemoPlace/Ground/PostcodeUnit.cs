namespace CommunityAssets.DemoPlace.Ground;

/// <summary>A postcode: a dozen or so homes.</summary>
/// <param name="Code">In its usual writing: <c>AM1 2AB</c>.</param>
/// <param name="At">Where it is, to the metre; null when its grid reference was never known.</param>
/// <param name="Block">The block it lies in.</param>
/// <param name="Introduced">Year and month, <c>198001</c>.</param>
/// <param name="Terminated">Year and month, or empty while live.</param>
/// <param name="Large">Whether it belongs to one large user of the post.</param>
public sealed record PostcodeUnit(string Code, Spot? At, Block Block, string Introduced, string Terminated, bool Large);
