using CommunityAssets.Analysis.Access;
using CommunityAssets.Analysis.Networks;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>How far it is from areas to sites: along the walking network where the atlas has one, else by straight line × 1.3.</summary>
/// <param name="Walks">Who is in reach of what, as rows of areas.</param>
/// <param name="HasNetwork">Whether the atlas has a walking network.</param>
public sealed record Ways(WalkingPairs Walks, bool HasNetwork)
{
    /// <summary>What a straight metre is to walk.</summary>
    public const double Detour = 1.3;

    /// <summary>Up to how many stretches a network is read whole, wherever people walk.</summary>
    public const int MostWhole = 400_000;

    /// <summary>How far around where people walk a larger network is read, in metres.</summary>
    public const double Margin = 20_000;

    /// <summary>Who is in reach of what, as rows of sites.</summary>
    public ReachPairs Pairs { get; } = Walks.BySite();

    /// <summary>Pairs measured along the network.</summary>
    public long OnNetwork => Walks.OnNetwork;

    /// <summary>Pairs estimated from the straight line, since the atlas has no network or an end is not near it.</summary>
    public long Straight => Walks.Count - Walks.OnNetwork;

    /// <summary>How it was measured, in words.</summary>
    public string Words => !HasNetwork ? "by straight line × 1.3, since no walking network is loaded here"
        : Straight == 0 ? "along the walking network"
        : $"along the walking network ({Straight:N0} of {OnNetwork + Straight:N0} ways by straight line × 1.3, where an end is not "
            + "near it or the two do not hang together)";

    /// <summary>Measures from the centres of areas to the nearest sides of sites.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="areas">Centres of areas.</param>
    /// <param name="sites">Shapes of sites.</param>
    /// <param name="metres">How far at most.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Ways> MeasureAsync(
        IAtlas atlas, IReadOnlyList<Coordinate> areas, IReadOnlyList<Geometry> sites, double metres, IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var box = new Envelope();
        foreach (var area in areas)
        {
            box.ExpandToInclude(area);
        }

        box.ExpandBy(metres);
        var network = await NetworkAsync(atlas, box, cancellationToken);
        return new Ways(WalkingPairs.Measure(areas, sites, network, metres, Detour, progress, cancellationToken), network is not null);
    }

    /// <summary>The walking network of an atlas; null when it has none.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="box">
    /// Where people walk; null for everywhere. Of a network of more than <see cref="MostWhole"/> stretches what lies there is read, and
    /// what is within <see cref="Margin"/>, so that ways that lead around an estuary still hang together.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<WalkingNetwork?> NetworkAsync(IAtlas atlas, Envelope? box, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        var count = await atlas.Network.CountAsync(cancellationToken);
        if (count == 0)
        {
            return null;
        }

        Envelope? around = null;
        if (box is not null && count > MostWhole)
        {
            around = box.Copy();
            around.ExpandBy(Margin);
        }

        var builder = new WalkingNetworkBuilder();
        await foreach (var edge in atlas.Network.StreamAsync(around, cancellationToken))
        {
            builder.Add(edge);
        }

        return builder.Count == 0 ? null : builder.Build();
    }
}
