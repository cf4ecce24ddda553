using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// What is kept of stories beside their assets: consent and picture. A story comes as a suggestion; when that is declined, taken back or
/// forgotten, consent and picture go with it.
/// </summary>
public interface IStories
{
    /// <summary>Takes a story in with its suggestion, both or neither. <see cref="Story.Agreed"/> is set by the atlas.</summary>
    /// <param name="suggestion">The suggestion, as <see cref="ISuggestions.AddAsync"/> takes it, of an asset of kind story.</param>
    /// <param name="story">The story; its asset is the one proposed.</param>
    /// <param name="picture">The file of its picture; null where it has none.</param>
    /// <param name="tokenHash"><see cref="PrivateToken.Hash"/> of the private link of whoever tells it, for suggestion and story alike.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Story> AddAsync(
        Suggestion suggestion, Story story, byte[]? picture, string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>The story of an asset, published or not; null when it has none.</summary>
    Task<Story?> FindAsync(Guid asset, CancellationToken cancellationToken = default);

    /// <summary>The story of a private link; null when there is none, or it was taken back.</summary>
    Task<Story?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken = default);

    /// <summary>The file of a picture by its hash, or null.</summary>
    Task<StoredPicture?> PictureAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a story back, published or not: consent and picture are deleted, what was suggested is erased, and of the asset a retired
    /// record without its words stays, in the history too. One transaction; the atlas's version grows.
    /// </summary>
    /// <returns>False when the link leads to no story; it may have been taken back before.</returns>
    Task<bool> WithdrawAsync(string tokenHash, CancellationToken cancellationToken = default);
}
