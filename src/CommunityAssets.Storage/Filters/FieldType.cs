namespace CommunityAssets.Storage.Filters;

/// <summary>What sort of value a field holds.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>A moment in UTC.</summary>
    Moment,

    /// <summary>A list of words, such as topics.</summary>
    Words,
}
