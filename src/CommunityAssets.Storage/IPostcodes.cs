using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage;

/// <summary>The postcodes of an atlas.</summary>
public interface IPostcodes
{
    /// <summary>One postcode, however it is written; null when it is not loaded.</summary>
    Task<Postcode?> FindAsync(string postcode, CancellationToken cancellationToken = default);

    /// <summary>Live postcodes that begin with a text, blanks not minded, in order; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Postcode>> StartingWithAsync(string text, int limit, CancellationToken cancellationToken = default);

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);
}
