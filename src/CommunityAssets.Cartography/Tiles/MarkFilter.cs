using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>Which of all marks a tile shows.</summary>
public sealed record MarkFilter
{
    /// <summary>Everything that anybody may see.</summary>
    public static MarkFilter Everything { get; } = new();

    /// <summary>The widest visibility shown.</summary>
    public Visibility See { get; init; } = Visibility.Public;

    /// <summary>Any of these kinds; empty for all.</summary>
    public ImmutableArray<AssetKind> Kinds { get; init; } = [];

    /// <summary>Any of these topics; empty for all.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Whether a mark with some topics is shown, as far as topics go.</summary>
    internal bool Has(IEnumerable<string> topics) => Topics.IsEmpty || topics.Any(topic => Topics.Contains(topic, StringComparer.Ordinal));

    /// <summary>Whether a mark is shown, as far as kind and visibility go, by <see cref="MarkTraits"/>.</summary>
    internal bool[] Traits()
    {
        var shown = new bool[MarkTraits.Most];
        foreach (var kind in Kinds.IsEmpty ? KindNames.All : Kinds)
        {
            for (var seen = Visibility.Public; seen <= See; seen++)
            {
                shown[MarkTraits.Of(kind, seen)] = true;
            }
        }

        return shown;
    }
}
