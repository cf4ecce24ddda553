using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage;

/// <summary>The append-only history of an atlas.</summary>
public interface IHistory
{
    /// <summary>Every change of a record, oldest first.</summary>
    Task<IReadOnlyList<Change>> OfAsync(Guid record, CancellationToken cancellationToken = default);

    /// <summary>An asset as it was at a version, every field; null when the history does not go back so far.</summary>
    Task<Asset?> AssetAtAsync(Guid asset, int version, CancellationToken cancellationToken = default);
}
