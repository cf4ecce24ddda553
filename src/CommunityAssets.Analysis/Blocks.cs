namespace CommunityAssets.Analysis;

/// <summary>Many small things done on both cores.</summary>
internal static class Blocks
{
    /// <summary>Does each, in blocks large enough that handing them out costs nothing.</summary>
    /// <param name="count">How many.</param>
    /// <param name="size">How many a block.</param>
    /// <param name="act">What to do with each, by its number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static void Each(int count, int size, Action<int> act, CancellationToken cancellationToken) =>
        Parallel.For(0, (count + size - 1) / size, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            for (var at = block * size; at < Math.Min(count, (block + 1) * size); at++)
            {
                act(at);
            }
        });
}
