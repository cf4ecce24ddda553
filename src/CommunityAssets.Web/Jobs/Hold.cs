namespace CommunityAssets.Web.Jobs;

/// <summary>Somebody's interest in a piece of work: when the last one is let go, unfinished work is stopped.</summary>
public sealed class Hold : IDisposable
{
    private readonly WorkRoom _room;
    private bool _let;

    internal Hold(WorkRoom room, PieceOfWork work, int asker) => (_room, Work, Asker) = (room, work, asker);

    /// <summary>The work.</summary>
    public PieceOfWork Work { get; }

    /// <summary>Whose interest it is; the work itself may have been asked for by somebody else before.</summary>
    internal int Asker { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _let, true))
        {
            _room.Release(Work);
        }
    }
}
