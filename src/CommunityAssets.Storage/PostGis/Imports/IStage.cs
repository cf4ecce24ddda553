namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Records of one sort that an import brings. Everything a stage does happens in the import's transaction.</summary>
internal interface IStage
{
    /// <summary>
    /// Compares what was staged with the atlas, refuses what does not fit, and does the rest inside the transaction: nobody else sees it
    /// before the commit, and a roll-back takes it away.
    /// </summary>
    Task ApplyAsync(CancellationToken cancellationToken);

    /// <summary>What need not be done to know the outcome: indexes, and putting a new table in the place of an empty one.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}
