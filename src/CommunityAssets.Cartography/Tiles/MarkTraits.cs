using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>A mark's kind and visibility in one byte.</summary>
internal static class MarkTraits
{
    /// <summary>Traits are below this.</summary>
    public const int Most = 64;

    public static byte Of(AssetKind kind, Visibility visibility) => (byte)((int)kind | ((int)visibility << 4));

    public static AssetKind Kind(byte traits) => (AssetKind)(traits & 15);
}
