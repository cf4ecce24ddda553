using System.Collections.Immutable;
using CommunityAssets.Web.Ogc.Items;

namespace CommunityAssets.Web.Ogc;

/// <summary>What a page for people under <c>/ogc</c> shows; each page takes the parts that it needs.</summary>
/// <param name="Title">Its title.</param>
public sealed record OgcPage(string Title)
{
    /// <summary>A sentence or two at its top.</summary>
    public string Words { get; init; } = "";

    /// <summary>Links to what is beside it.</summary>
    public IReadOnlyList<OgcLink> Links { get; init; } = [];

    /// <summary>Names to list.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Addresses to describe.</summary>
    public ImmutableArray<OgcDescription.Operation> Operations { get; init; } = [];

    /// <summary>Collections to list.</summary>
    public ImmutableArray<FeatureCollection> Collections { get; init; } = [];

    /// <summary>The collection that it is about.</summary>
    public FeatureCollection? Collection { get; init; }

    /// <summary>Whether it tells what filters may name; else what features hold.</summary>
    public bool OfFilters { get; init; }

    /// <summary>The reference systems that features are told in.</summary>
    public ImmutableArray<Crs> Systems { get; init; } = [];

    /// <summary>The map of the place; null where there is none.</summary>
    public OutlineMap? Map { get; init; }

    /// <summary>Features to show.</summary>
    public ItemTable? Items { get; init; }
}
