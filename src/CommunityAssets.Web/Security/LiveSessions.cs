using System.Collections.Concurrent;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Security;

/// <summary>
/// Sessions as they were a few seconds ago, so that a map's many requests ask the atlas once. What this process ends has ended at once;
/// what another process ends, here within <see cref="Kept"/>. Thread-safe.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="settings">The service's settings.</param>
public sealed class LiveSessions(IAtlas atlas, ServiceSettings settings)
{
    /// <summary>How long an answer of the atlas is believed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);

    // More than a council's colleagues at once; when it is full it starts afresh.
    private const int Room = 10_000;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (SessionHolder Holder, long Read)> _held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Hash, long When), bool> _noting = new();
    private int _ended;

    /// <summary>A live session by the hash of its token, or null.</summary>
    public async ValueTask<SessionHolder?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var now = settings.Time.GetUtcNow();
        if (_held.TryGetValue(hash, out var held) && settings.Time.GetElapsedTime(held.Read) < Kept)
        {
            return held.Holder.Session.IsLive(now) ? held.Holder : null;
        }

        var (ended, read) = (Volatile.Read(ref _ended), settings.Time.GetTimestamp());
        if (await atlas.Sessions.FindAsync(hash, cancellationToken) is not { } holder)
        {
            _held.TryRemove(hash, out _);
            return null;
        }

        if (_held.Count >= Room)
        {
            _held.Clear();
        }

        _held[hash] = (holder, read);
        if (ended != Volatile.Read(ref _ended))
        {
            // Something ended while the atlas was asked: this answer may be from before.
            _held.TryRemove(hash, out _);
        }

        // A note of long before that is still on its way does not stand for this one.
        var note = (hash, now.Ticks / SeenEvery.Ticks);
        if (now - holder.Session.Seen >= SeenEvery && _noting.TryAdd(note, true))
        {
            _ = NoteSeenAsync(note);
        }

        return holder;
    }

    /// <summary>Forgets everything kept, since something about sessions or accounts has changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _ended);
        _held.Clear();
    }

    // Nobody waits for it: while a long import writes to an embedded atlas it fails, and is done at the next chance.
    private async Task NoteSeenAsync((string Hash, long When) note)
    {
        try
        {
            await atlas.Sessions.NoteSeenAsync(note.Hash, CancellationToken.None);
        }
        catch (Exception exception) when (exception is AtlasBusyException or AtlasUnreachableException or ObjectDisposedException)
        {
            // See above.
        }
        finally
        {
            _noting.TryRemove(note, out _);
        }
    }
}
