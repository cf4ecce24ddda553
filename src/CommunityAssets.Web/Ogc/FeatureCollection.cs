using System.Collections.Immutable;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Web.Ogc;

/// <summary>A collection of features under <c>/ogc/collections</c>.</summary>
/// <param name="Id">Its id in addresses: <c>assets</c>, <c>assets-groups</c>, <c>areas-lsoa</c>, <c>patches</c>…</param>
/// <param name="Title">Its title.</param>
/// <param name="Words">What it is, in a sentence or two.</param>
/// <param name="Holding">What there is of it.</param>
public sealed record FeatureCollection(string Id, string Title, string Words, FeatureHolding Holding)
{
    /// <summary>The fields that hold values of indicators, which are told when they are asked for; areas alone have some.</summary>
    public ImmutableArray<Field> Indicators { get; init; } = [];

    /// <summary>The fields that every feature tells.</summary>
    public ImmutableArray<Field> Fields => Holding.Set.Fields;

    /// <summary>Whether it holds assets; else areas.</summary>
    public bool HoldsAssets => Holding.Set is FeatureSet.OfAssets;

    /// <summary>A field by its name, the indicators' among them; null when there is none.</summary>
    public Field? Find(string name) =>
        Fields.FirstOrDefault(field => field.Name == name) ?? Indicators.FirstOrDefault(field => field.Name == name);
}
