using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>The words that an answer uses beside its codes, for the people who read a directory.</summary>
/// <param name="When">A regular time: "Tuesdays, 10am to 12 noon".</param>
/// <param name="Language">The English name of a language by its BCP 47 tag.</param>
public sealed record HsdsWords(Func<Session, string> When, Func<string, string> Language);
