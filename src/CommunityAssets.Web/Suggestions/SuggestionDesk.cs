using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Takes suggestions in, from pages and programs alike. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class SuggestionDesk(IAtlas atlas)
{
    /// <summary>Sends a suggestion.</summary>
    /// <param name="kind">What it asks for.</param>
    /// <param name="proposed">The asset as it should be.</param>
    /// <param name="why">Why, or null.</param>
    /// <param name="sight">Who sends it.</param>
    /// <param name="trapped">Whether the field that no person sees was filled in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The private link's token: nobody can find it again.</returns>
    public async Task<PrivateToken> SendAsync(
        SuggestionKind kind, Asset proposed, string? why, Sight sight, bool trapped, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        var token = PrivateToken.Make();
        await atlas.Suggestions.AddAsync(
            new Suggestion
            {
                Id = Guid.CreateVersion7(),
                Kind = kind,
                State = trapped ? SuggestionState.Caught : SuggestionState.Waiting,
                Proposed = proposed,
                Why = why,
                Account = sight.Account,
            },
            token.Hash,
            cancellationToken);
        return token;
    }
}
