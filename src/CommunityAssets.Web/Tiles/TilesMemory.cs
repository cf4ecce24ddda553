namespace CommunityAssets.Web.Tiles;

/// <summary>Memory after something large was read.</summary>
internal static class TilesMemory
{
    private const long Large = 200_000;

    /// <summary>
    /// Gives back to the machine what reading a country leaves behind: the collector, which sees memory enough, would keep it for hours.
    /// </summary>
    /// <param name="read">How many rows or positions were read.</param>
    public static void GiveBack(long read)
    {
        if (read >= Large)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
