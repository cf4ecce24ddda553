using CommunityAssets.Exchange.OpenReferral.Reading;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>What a harvest brought: the pages as they were served, on disk.</summary>
public sealed class Harvest
{
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly HarvestFolder _folder;
    private readonly HarvestState _state;
    private readonly HarvestProgress _progress;

    internal Harvest(FeedAddress address, HarvestFolder folder, HarvestState state, HarvestProgress progress, bool reused)
    {
        _folder = folder;
        _state = state;
        _progress = progress;
        Files = folder.Files(address, progress.Next - 1);
        Reused = reused;
    }

    /// <summary>The pages; none when nothing has changed since <see cref="ModifiedAfter"/>.</summary>
    public FeedFiles Files { get; }

    /// <summary>Whether there is any service on them.</summary>
    public bool HasServices => _progress.Services > 0;

    /// <summary>
    /// Whether services may be missing that the directory has: when it is edited while it is read, they can slip from one page to another
    /// unseen. Told by how many services the pages say that there are.
    /// </summary>
    public bool MayHaveMissed => _progress.Shifted || _progress.Services < _progress.Total;

    /// <summary>Whether only what changed since a moment was asked for; null when everything was.</summary>
    public DateTimeOffset? ModifiedAfter => _progress.ModifiedAfter;

    /// <summary>Whether nothing was asked for, since a short while ago everything had been fetched and not taken in.</summary>
    public bool Reused { get; }

    /// <summary>When fetching began.</summary>
    public DateTimeOffset Began => _progress.Began;

    /// <summary>Services that a list named and that were gone when they were asked for.</summary>
    public long Gone => _progress.Gone;

    /// <summary>
    /// Says that all of it is in the atlas: the next run asks for what changes from now on (for everything, where services may have been
    /// missed), and the pages are taken away.
    /// </summary>
    /// <param name="broughtIn">When the atlas says that the source was brought in.</param>
    public void TakenIn(DateTimeOffset? broughtIn)
    {
        // The clocks of two machines differ, and what is asked for twice does no harm.
        var upTo = (_progress.BeganThere ?? _progress.Began) - Overlap;
        _folder.Write(_state with { Current = null, TakenUpTo = upTo, BroughtIn = MayHaveMissed ? null : broughtIn });
        _folder.Clear();
    }
}
