using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>
/// Which accounts are signed in to through another provider, such as the council's. A person there is known by a hash of the provider and
/// its own word for them, never by an e-mail address, which may come to belong to somebody else. No change raises the atlas's version.
/// </summary>
public interface ILogins
{
    /// <summary>The account, open or not, of somebody at the provider; null when they have none.</summary>
    /// <param name="subject">The hash of the provider and its word for the person.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Account?> FindAsync(string subject, CancellationToken cancellationToken = default);

    /// <summary>Adds an account that is signed in to through the provider alone, as it is, its moment of creation excepted.</summary>
    /// <exception cref="BadInputException">There is an account with its e-mail address, or of that person.</exception>
    Task<Account> AddAsync(Account account, string subject, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Lets an account that there is be signed in to through the provider too.</summary>
    /// <exception cref="BadInputException">There is no such account, or the person has another account.</exception>
    Task LinkAsync(Guid account, string subject, AuditLine line, CancellationToken cancellationToken = default);

    /// <summary>Whether an account is signed in to through a provider.</summary>
    Task<bool> HasAsync(Guid account, CancellationToken cancellationToken = default);
}
