namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>Addresses on the web and of mail, which the standard takes only where they are well-formed.</summary>
internal static class HsdsAddresses
{
    /// <summary>A web address (http or https) in its escaped form; null where it is not one.</summary>
    public static string? Web(string? text) =>
        !string.IsNullOrWhiteSpace(text) && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.IsWellFormedOriginalString() ? text.Trim() : uri.AbsoluteUri
            : null;

    /// <summary>An e-mail address; null where it does not look like one.</summary>
    public static string? Email(string? text)
    {
        var address = text?.Trim() ?? "";
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && at < address.Length - 1 && !address.Any(char.IsWhiteSpace)
            && address.All(char.IsAscii)
            ? address
            : null;
    }
}
