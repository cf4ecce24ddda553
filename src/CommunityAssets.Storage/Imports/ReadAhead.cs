using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CommunityAssets.Storage.Imports;

/// <summary>
/// Reads a stream ahead on another thread, a bunch at a time, so that reading a file and writing to the atlas keep two cores busy. At most a
/// few hundred items wait at a time, so memory does not grow with the stream.
/// </summary>
internal static class ReadAhead
{
    private const int Together = 256;
    private const int BunchesWaiting = 2;

    /// <summary>The items in their order, in bunches. What the stream throws is thrown here.</summary>
    public static async IAsyncEnumerable<List<T>> BunchesAsync<T>(
        IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(BunchesWaiting) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(items, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var bunch in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return bunch;
            }
        }
        finally
        {
            // Whoever stops listening must find the file closed and nobody reading it any more.
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<List<T>> to, CancellationToken cancellationToken)
    {
        try
        {
            var bunch = new List<T>(Together);
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                bunch.Add(item);
                if (bunch.Count == Together)
                {
                    await to.WriteAsync(bunch, cancellationToken);
                    bunch = new List<T>(Together);
                }
            }

            if (bunch.Count > 0)
            {
                await to.WriteAsync(bunch, cancellationToken);
            }

            to.Complete();
        }
        catch (Exception problem)
        {
            // Carried over to the thread that listens, which throws it.
            to.Complete(problem);
        }
    }
}
