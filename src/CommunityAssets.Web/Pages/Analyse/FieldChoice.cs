namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>One of the values that a field offers.</summary>
/// <param name="Value">The value in the address.</param>
/// <param name="Words">What people read.</param>
/// <param name="Group">What it is listed under; null for nothing.</param>
public sealed record FieldChoice(string Value, string Words, string? Group = null);
