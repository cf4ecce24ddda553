namespace CommunityAssets.Domain.Assets;

/// <summary>
/// The form of an id that was made for a record whose source gives none: <c>h-</c> and 24 hexadecimal digits of a hash over its name and
/// place. Nobody finds such an id in their own file, so messages speak of the name and place instead.
/// </summary>
public static class MadeId
{
    /// <summary>What it begins with.</summary>
    public const string Prefix = "h-";

    /// <summary>How many hexadecimal digits follow.</summary>
    public const int Digits = 24;

    /// <summary>Whether an id has this form.</summary>
    public static bool Is(string id) =>
        id.Length == Prefix.Length + Digits && id.StartsWith(Prefix, StringComparison.Ordinal) && id.AsSpan(Prefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;
}
