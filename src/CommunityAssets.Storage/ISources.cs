using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>Where the records of an atlas came from.</summary>
public interface ISources
{
    /// <summary>Every source, in order of what it brings and its name.</summary>
    Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken = default);
}
