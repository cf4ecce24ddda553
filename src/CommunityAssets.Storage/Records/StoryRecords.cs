using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>What both engines write alike when a story is taken back.</summary>
internal static class StoryRecords
{
    /// <summary>Who takes it back, as the history and the audit log tell it.</summary>
    public const string Teller = "teller";

    /// <summary>The history's reason.</summary>
    public const string Because = "taken back by whoever told it";

    /// <summary>What stays of a published story: that there was one.</summary>
    public static Asset Emptied(Asset asset) => new()
    {
        Id = asset.Id,
        Kind = asset.Kind,
        Name = "A story that was taken back",
        Provenance = asset.Provenance,
        Status = AssetStatus.Retired,
        Visibility = asset.Visibility,
        Version = asset.Version,
        Created = asset.Created,
        Updated = asset.Updated,
    };

    /// <summary>The line of the audit log.</summary>
    public static AuditLine Audit(Guid asset) => new(account: null, Teller, AuditAct.StoryRemoved, asset);
}
