namespace CommunityAssets.Storage;

/// <summary>
/// The keys with which the service signs and hides what it hands out for a while (forms, sign-ins under way), kept in the atlas so that
/// several servers and restarts agree. Whoever reads the atlas reads them: an atlas's file or database is kept as carefully as a password.
/// They take no part in the atlas's version.
/// </summary>
public interface IKeys
{
    /// <summary>Every key, in the order in which they were added, as the XML that was given.</summary>
    Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a key; one of a name that is there already is left as it is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="xml">The key.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task AddAsync(string name, string xml, CancellationToken cancellationToken = default);
}
