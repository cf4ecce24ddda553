namespace CommunityAssets.Domain.Assets;

/// <summary>What sort of strength an asset is. The numbers are stored and never change meaning.</summary>
public enum AssetKind
{
    /// <summary>An association, club, network or peer support: people who meet.</summary>
    Group = 1,

    /// <summary>A building, green space or facility.</summary>
    Place = 2,

    /// <summary>A charity, institution or service.</summary>
    Organisation = 3,

    /// <summary>A micro-enterprise, local business or time bank.</summary>
    Enterprise = 4,

    /// <summary>Time, skill or expertise that a person or group offers; always with consent.</summary>
    Gift = 5,

    /// <summary>Heritage, culture, an event: what people are proud of.</summary>
    Story = 6,
}
