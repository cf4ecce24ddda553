namespace CommunityAssets.Web.Words;

/// <summary>How a value stands to another.</summary>
public enum Judgement
{
    /// <summary>Clearly lower.</summary>
    Lower,

    /// <summary>The limits overlap: the difference may be chance.</summary>
    Similar,

    /// <summary>Clearly higher.</summary>
    Higher,
}
