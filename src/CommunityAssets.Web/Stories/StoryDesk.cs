using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Pictures;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Stories;

/// <summary>Takes stories in. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class StoryDesk(IAtlas atlas) : IDisposable
{
    // A large photograph takes some hundred megabytes while it is read: one at a time, whoever sends how many.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Makes a picture safe to show, away from the caller's thread.</summary>
    /// <exception cref="BadInputException">It is not taken; the message says why and what to do.</exception>
    public async Task<SafePicture> MakeSafeAsync(IFormFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > SafePictures.MostBytes)
        {
            // Its size is all that is looked at: the words for it are the reader's.
            return SafePictures.Make(new byte[SafePictures.MostBytes + 1]);
        }

        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancellationToken);
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => SafePictures.Make(memory.GetBuffer().AsSpan(0, (int)memory.Length)), cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Sends a story to the stewards.</summary>
    /// <param name="proposed">The asset as it should be.</param>
    /// <param name="picture">Its picture and what that shows, or null.</param>
    /// <param name="sight">Who sends it.</param>
    /// <param name="trapped">Whether the field that no person sees was filled in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The private link's token: nobody can find it again.</returns>
    public async Task<PrivateToken> SendAsync(
        Asset proposed, (SafePicture File, string Alt)? picture, Sight sight, bool trapped, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        var token = PrivateToken.Make();
        var suggestion = new Suggestion
        {
            Id = Guid.CreateVersion7(),
            Kind = SuggestionKind.Addition,
            State = trapped ? SuggestionState.Caught : SuggestionState.Waiting,
            Proposed = proposed,
            Account = sight.Account,
        };
        var shown = picture is { } sent
            ? new StoryPicture(sent.File.Hash, sent.File.Jpeg, sent.File.Width, sent.File.Height, sent.Alt) : null;
        var story = new Story(proposed.Id, StoryWording.Version, StoryWording.Words, default, shown);
        await atlas.Stories.AddAsync(suggestion, story, picture?.File.Bytes, token.Hash, cancellationToken);
        return token;
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();
}
