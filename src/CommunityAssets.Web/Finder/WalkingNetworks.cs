using CommunityAssets.Analysis.Networks;
using CommunityAssets.Storage;
using CommunityAssets.Web.Overview;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Finder;

/// <summary>
/// Keeps the walking network of the atlas at hand. That of a place is read as a whole, once for each import of it; of one that is too large
/// for that, only the surroundings of whoever asks. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
public sealed class WalkingNetworks(IAtlas atlas)
{
    // One question; room for another, since a cache that is full starts afresh.
    private readonly VersionedCache<int, string> _editions = new(atlas, 2);
    private readonly Lock _lock = new();
    private Held? _held;

    /// <summary>The most stretches that are kept as a whole: the streets and paths of a large city.</summary>
    public int MostStretches { get; init; } = 400_000;

    /// <summary>A network with the stretches within some metres of a point; null when there are none.</summary>
    /// <param name="from">The point, on the atlas's grid.</param>
    /// <param name="metres">How far somebody may walk from there.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<WalkingNetwork?> AroundAsync(Point from, double metres, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(from);
        var edition = await _editions.GetAsync(0, atlas.Network.EditionAsync, cancellationToken);
        if (edition.Length == 0)
        {
            return null;
        }

        Held held;
        lock (_lock)
        {
            if (_held is null || _held.Edition != edition || _held.HasFailed)
            {
                _held = new Held(atlas, edition, MostStretches);
            }

            held = _held;
        }

        return await held.AroundAsync(from, metres).WaitAsync(cancellationToken);
    }

    /// <summary>What is kept of the network after one import.</summary>
    private sealed class Held(IAtlas atlas, string edition, int mostStretches)
    {
        // Neighbours share what was read for either; a few askers at once, in different towns, are served from memory.
        private const double Cell = 2000;
        private const int MostCells = 8;
        private const double WidestMargin = 6000;

        private readonly Lock _lock = new();
        private readonly Dictionary<(long X, long Y, int Margin), Task<WalkingNetwork?>> _cells = [];
        private Task<(WalkingNetwork? Network, bool IsLarge)>? _whole;

        public string Edition { get; } = edition;

        public bool HasFailed
        {
            get
            {
                lock (_lock)
                {
                    return _whole is { IsFaulted: true } || _cells.Values.Any(cell => cell.IsFaulted);
                }
            }
        }

        public async Task<WalkingNetwork?> AroundAsync(Point from, double metres)
        {
            Task<(WalkingNetwork? Network, bool IsLarge)> whole;
            lock (_lock)
            {
                whole = _whole ??= Task.Run(ReadWholeAsync);
            }

            var (network, isLarge) = await whole;
            return isLarge ? await CellOf(from, metres) : network;
        }

        private Task<WalkingNetwork?> CellOf(Point from, double metres)
        {
            var margin = (int)Math.Ceiling(Math.Min(metres + WalkingNetwork.UsualReach, WidestMargin) / 1000);
            var (x, y) = ((long)Math.Floor(from.X / Cell), (long)Math.Floor(from.Y / Cell));
            lock (_lock)
            {
                if (_cells.TryGetValue((x, y, margin), out var network))
                {
                    return network;
                }

                if (_cells.Count >= MostCells)
                {
                    _cells.Clear();
                }

                var box = new Envelope(x * Cell, (x + 1) * Cell, y * Cell, (y + 1) * Cell);
                box.ExpandBy(margin * 1000);
                return _cells[(x, y, margin)] = Task.Run(() => ReadAsync(box));
            }
        }

        private async Task<(WalkingNetwork? Network, bool IsLarge)> ReadWholeAsync() =>
            await atlas.Network.CountAsync() > mostStretches ? (null, true) : (await ReadAsync(null), false);

        private async Task<WalkingNetwork?> ReadAsync(Envelope? box)
        {
            var builder = new WalkingNetworkBuilder();
            await foreach (var stretch in atlas.Network.StreamAsync(box))
            {
                builder.Add(stretch);
                if (builder.Count > mostStretches)
                {
                    return null;
                }
            }

            return builder.Count == 0 ? null : builder.Build();
        }
    }
}
