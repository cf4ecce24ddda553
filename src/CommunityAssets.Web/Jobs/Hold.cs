namespace CommunityAssets.Web.Jobs;

/// <summary>Somebody's interest in a piece of work: when the last one is let go, unfinished work is stopped.</summary>
public sealed class Hold : IDisposable
{
    private readonly WorkRoom _room;
    private bool _let;

    internal Hold(WorkRoom room, PieceOfWork work) => (_room, Work) = (room, work);

    /// <summary>The work.</summary>
    public PieceOfWork Work { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _let, true))
        {
            _room.Release(Work);
        }
    }
}
