namespace CommunityAssets.Web.Security;

/// <summary>Where somebody goes on after signing in.</summary>
public static class WayBack
{
    private const int Longest = 2000;

    /// <summary>An address that came with a request, where it is one of this service's own; else another.</summary>
    /// <param name="address">What came; anybody may have written it.</param>
    /// <param name="other">Where to go on where it can't be used.</param>
    public static string To(string? address, string other = StartPage.Address) =>
        address is { Length: > 0 and <= Longest } && address[0] == '/'
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Any(letter => char.IsControl(letter) || letter == '\\')
        && !address.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase)
            ? address
            : other;
}
