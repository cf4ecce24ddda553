namespace CommunityAssets.Exchange.Writers;

/// <summary>What a column of an export holds.</summary>
public enum ExportType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>Numbers.</summary>
    Real,
}
