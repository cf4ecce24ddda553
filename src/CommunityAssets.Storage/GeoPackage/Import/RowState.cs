namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>What a commit would do with a staged row. The numbers are written out in the statements of this folder.</summary>
internal enum RowState
{
    /// <summary>The atlas has it, and the source says the same as before.</summary>
    Unchanged = 0,

    /// <summary>The atlas does not have it yet.</summary>
    Added = 1,

    /// <summary>The source says otherwise than before.</summary>
    Changed = 2,

    /// <summary>Had been retired since its source no longer had it, and is back.</summary>
    Restored = 3,

    /// <summary>The source says the same, and the atlas has learnt its postcode in the meantime.</summary>
    Placed = 4,
}
