namespace CommunityAssets.Domain.Assets;

/// <summary>
/// What somebody agrees to who tells a story. When the words change, the version grows: what was agreed to is kept with each story.
/// </summary>
public static class StoryWording
{
    /// <summary>The version of the words asked now.</summary>
    public const int Version = 1;

    /// <summary>The words asked now.</summary>
    public const string Words =
        "This is my own story, or whoever it is about has agreed that I tell it. It may be shown to everybody in this atlas, with the picture "
        + "if there is one, until I take it back. Whoever can be recognised in the picture has agreed to that; for children, their parents have.";
}
