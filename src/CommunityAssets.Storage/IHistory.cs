using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>The append-only history of an atlas.</summary>
public interface IHistory
{
    /// <summary>Every change of a record, oldest first.</summary>
    Task<IReadOnlyList<Change>> OfAsync(Guid record, CancellationToken cancellationToken = default);
}
