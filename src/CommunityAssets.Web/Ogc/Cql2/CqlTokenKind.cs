namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>A sort of token in CQL2 text.</summary>
internal enum CqlTokenKind
{
    /// <summary>Nothing is left.</summary>
    End,

    /// <summary>A keyword or a name without quotes.</summary>
    Word,

    /// <summary>A name in double quotes.</summary>
    Name,

    /// <summary>A text in single quotes.</summary>
    Text,

    /// <summary>A number without a sign.</summary>
    Number,

    /// <summary>A sign.</summary>
    Sign,
}
