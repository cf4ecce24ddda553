using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>The recorded assets that an analysis counts, those with a place alone, in order of id.</summary>
/// <param name="Topic">The topic; null for all.</param>
/// <param name="Kind">The kind; null for all.</param>
/// <param name="Assets">The assets.</param>
/// <param name="WithoutPlace">How many match that have no place: online ones, and those that cover areas.</param>
public sealed record Sites(Topic? Topic, AssetKind? Kind, IReadOnlyList<Asset> Assets, int WithoutPlace)
{
    /// <summary>Where they are: points, lines and polygons. People come to the nearest side of them.</summary>
    public IReadOnlyList<Geometry> Shapes { get; } = [.. Assets.Select(asset => asset.Location.Shape!)];

    /// <summary>How many people each can welcome; NaN where not known.</summary>
    public double[] Capacities { get; } = [.. Assets.Select(asset => asset.Capacity is { } capacity ? capacity : double.NaN)];

    /// <summary>The sites in words: "42 recorded strengths for company and friendship".</summary>
    public string Words => $"{Assets.Count:N0} recorded strengths"
        + (Kind is { } kind ? $" of the kind {KindNames.Name(kind)}" : "")
        + (Topic is { } topic ? $" for {char.ToLowerInvariant(topic.Label[0])}{topic.Label[1..]}" : "");

    /// <summary>Reads the assets that match.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="topic">Id of a topic; null for all.</param>
    /// <param name="kind">A kind; null for all.</param>
    /// <param name="see">The widest view allowed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such topic.</exception>
    public static async Task<Sites> ReadAsync(
        IAtlas atlas, string? topic, AssetKind? kind, Visibility see, CancellationToken cancellationToken)
    {
        var chosen = topic is null ? null : TopicList.Standard.Find(topic) ?? throw new BadInputException(
            $"'{topic}' is not a topic. Use one of: {string.Join(", ", TopicList.Standard.Topics.Select(one => one.Id))}.");
        var query = new AssetQuery { Topics = chosen is null ? [] : [chosen.Id], Kinds = kind is { } one ? [one] : [], See = see };
        var (found, without) = (new List<Asset>(), 0);
        await foreach (var asset in atlas.Assets.StreamAsync(query, cancellationToken))
        {
            if (asset.Location.Shape is { IsEmpty: false })
            {
                found.Add(asset);
            }
            else
            {
                without++;
            }
        }

        return new Sites(chosen, kind, found, without);
    }
}
