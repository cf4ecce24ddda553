namespace CommunityAssets.Storage;

/// <summary>Something that a record may or may not tell.</summary>
public enum ServiceFact
{
    /// <summary>Any topic.</summary>
    Topic,

    /// <summary>Anything about access, yes or no.</summary>
    Access,

    /// <summary>That people can take part online.</summary>
    Online,

    /// <summary>How many people it can welcome.</summary>
    Capacity,

    /// <summary>That it was checked.</summary>
    Checked,

    /// <summary>When it should be checked again.</summary>
    CheckDue,

    /// <summary>A licence.</summary>
    Licence,
}
