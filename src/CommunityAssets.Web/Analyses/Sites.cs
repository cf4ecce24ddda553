using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// The recorded assets that an analysis counts, those with a place alone, in order of id: of the whole atlas, or those near enough to a
/// place to matter to it.
/// </summary>
/// <param name="Topic">The topic; null for all.</param>
/// <param name="Kind">The kind; null for all.</param>
/// <param name="Assets">The assets.</param>
/// <param name="WithoutPlace">How many of the atlas match that have no place: online ones, and those that cover areas.</param>
public sealed record Sites(Topic? Topic, AssetKind? Kind, IReadOnlyList<AssetSite> Assets, int WithoutPlace)
{
    private const int Told = 5000;
    private const double Half = 250_000;

    /// <summary>Where they are: points, lines and polygons. People come to the nearest side of them.</summary>
    public IReadOnlyList<Geometry> Shapes { get; } = [.. Assets.Select(asset => asset.Shape!)];

    /// <summary>How many people each can welcome; NaN where not known.</summary>
    public double[] Capacities { get; } = [.. Assets.Select(asset => asset.Capacity is { } capacity ? capacity : double.NaN)];

    /// <summary>The box that they were looked for in; null for the whole atlas.</summary>
    public Envelope? Box { get; init; }

    /// <summary>The sites in words: "42 recorded strengths for company and friendship".</summary>
    public string Words => $"{Assets.Count:N0} recorded strengths"
        + (Kind is { } kind ? $" of the kind {KindNames.Name(kind)}" : "")
        + (Topic is { } topic ? $" for {char.ToLowerInvariant(topic.Label[0])}{topic.Label[1..]}" : "")
        + (Box is null ? "" : " in or near the place");

    private Visibility See { get; init; }

    /// <summary>Reads the assets that match.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="topic">Id of a topic; null for all.</param>
    /// <param name="kind">A kind; null for all.</param>
    /// <param name="see">The widest view allowed.</param>
    /// <param name="box">
    /// Those whose shape meets this box alone (<see cref="Ground.Around"/>): a council need not wait for a country's records. Null for all.
    /// </param>
    /// <param name="progress">Told the share of the whole analysis that is done, up to <see cref="PartOfWork.Read"/>; or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such topic.</exception>
    public static async Task<Sites> ReadAsync(
        IAtlas atlas, string? topic, AssetKind? kind, Visibility see, Envelope? box, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        var chosen = topic is null ? null : TopicList.Standard.Find(topic) ?? throw new BadInputException(
            $"'{topic}' is not a topic. Use one of: {string.Join(", ", TopicList.Standard.Topics.Select(one => one.Id))}.");
        var without = await atlas.Assets.CountAsync(Query(chosen, kind, see) with { Placed = false }, cancellationToken);
        var found = await FindAsync(atlas, Query(chosen, kind, see), box, new PartOfWork(progress, 0, PartOfWork.Read), cancellationToken);
        return new Sites(chosen, kind, found, (int)without.Total)
        {
            Box = box,
            See = see,
        };
    }

    /// <summary>The same assets of a wider box; null for all.</summary>
    public async Task<Sites> InAsync(IAtlas atlas, Envelope? box, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        return new Sites(Topic, Kind, await FindAsync(atlas, Query(Topic, Kind, See), box, progress: null, cancellationToken), WithoutPlace)
        {
            Box = box,
            See = See,
        };
    }

    private static AssetQuery Query(Topic? topic, AssetKind? kind, Visibility see) =>
        new() { Topics = topic is null ? [] : [topic.Id], Kinds = kind is { } one ? [one] : [], See = see };

    private static async Task<List<AssetSite>> FindAsync(
        IAtlas atlas, AssetQuery query, Envelope? box, PartOfWork? progress, CancellationToken cancellationToken)
    {
        var found = new List<AssetSite>();
        await foreach (var asset in atlas.Assets.SitesAsync(query with { Placed = true, Box = box }, cancellationToken))
        {
            if (asset.Shape is { IsEmpty: false })
            {
                found.Add(asset);

                // How many there are is not counted first: that would take as long as reading them.
                if (found.Count % Told == 0)
                {
                    progress?.Report(found.Count / (found.Count + Half));
                }
            }
        }

        found.Sort((one, other) => one.Id.CompareTo(other.Id));
        return found;
    }
}
