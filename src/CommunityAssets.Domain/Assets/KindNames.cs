namespace CommunityAssets.Domain.Assets;

/// <summary>The names of kinds as files, addresses and the API spell them (<c>group</c>, <c>place</c>…), and the words that people read.</summary>
public static class KindNames
{
    private static readonly AssetKind[] Kinds = Enum.GetValues<AssetKind>();

    /// <summary>Every kind, in the order in which people are told of them.</summary>
    public static IReadOnlyList<AssetKind> All => Kinds;

    /// <summary>The stable name, which is also the word for one: <c>group</c>.</summary>
    public static string Name(AssetKind kind) => kind switch
    {
        AssetKind.Group => "group",
        AssetKind.Place => "place",
        AssetKind.Organisation => "organisation",
        AssetKind.Enterprise => "enterprise",
        AssetKind.Gift => "gift",
        AssetKind.Story => "story",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of asset."),
    };

    /// <summary>The word for several: "groups".</summary>
    public static string Many(AssetKind kind) => kind switch
    {
        AssetKind.Story => "stories",
        _ => Name(kind) + "s",
    };

    /// <summary>The heading for several: "Groups".</summary>
    public static string Label(AssetKind kind) => kind switch
    {
        AssetKind.Group => "Groups",
        AssetKind.Place => "Places",
        AssetKind.Organisation => "Organisations",
        AssetKind.Enterprise => "Enterprises",
        AssetKind.Gift => "Gifts",
        AssetKind.Story => "Stories",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of asset."),
    };

    /// <summary>Reads a stable name, upper or lower case.</summary>
    public static bool TryParse(string? text, out AssetKind kind)
    {
        var name = text.AsSpan().Trim();
        foreach (var candidate in Kinds)
        {
            if (name.Equals(Name(candidate), StringComparison.OrdinalIgnoreCase))
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
