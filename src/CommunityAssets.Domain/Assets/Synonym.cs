using System.Collections.Immutable;

namespace CommunityAssets.Domain.Assets;

/// <summary>What people say, and what they mean by it in the words of this atlas.</summary>
/// <param name="Phrase">What people say: "knit and natter". Small words, apostrophes and endings are not minded.</param>
/// <param name="Topics">Topics that it means.</param>
/// <param name="Also">Topics that it has something to do with: "my mum" may mean somebody who is older, and somebody who cares.</param>
/// <param name="Wishes">What would help: <c>free</c>, <c>evening</c>, <c>tue</c>, <c>step-free</c>… as the finder's address spells
/// it.</param>
public sealed record Synonym(
    string Phrase, ImmutableArray<string> Topics, ImmutableArray<string> Also, ImmutableArray<string> Wishes);
