namespace CommunityAssets.Web.Post;

/// <summary>No letters: nothing is set for them.</summary>
internal sealed class NoPost : IPost
{
    /// <inheritdoc/>
    public bool IsConfigured => false;

    /// <inheritdoc/>
    public Uri AddressOf(string path) => throw Nothing();

    /// <inheritdoc/>
    public Task SendAsync(Letter letter, CancellationToken cancellationToken) => throw Nothing();

    private static InvalidOperationException Nothing() => new("No letters can be sent: the setting Post__Host is missing.");
}
