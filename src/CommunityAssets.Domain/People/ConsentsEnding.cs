namespace CommunityAssets.Domain.People;

/// <summary>Consents that somebody recorded and that want asking for again.</summary>
/// <param name="Soon">Those that hold still and end soon, the first to end first.</param>
/// <param name="Ended">
/// How many have ended and were neither renewed nor withdrawn. Who they are is shown to nobody any more; they can renew by their own link.
/// </param>
public sealed record ConsentsEnding(IReadOnlyList<ConsentEnding> Soon, int Ended);
