namespace CommunityAssets.Web.Post;

/// <summary>Sends letters by e-mail, where whoever runs the service has set how.</summary>
public interface IPost
{
    /// <summary>Whether letters can be sent. Where they can't, pages say so and ask for another way.</summary>
    bool IsConfigured { get; }

    /// <summary>The address of a page of this service as people outside reach it; only where letters can be sent.</summary>
    /// <param name="path">Its path, beginning with a slash.</param>
    Uri AddressOf(string path);

    /// <summary>Sends a letter.</summary>
    /// <exception cref="PostException">It was not taken: the mail server can't be reached, or refused it.</exception>
    /// <exception cref="InvalidOperationException">Letters can't be sent (<see cref="IsConfigured"/>).</exception>
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}
