using System.Globalization;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>
/// The address of a directory that answers as Open Referral UK 3.0 says: its root, or its <c>/services</c>, with filters of the standard
/// in the query or none.
/// </summary>
public sealed class FeedAddress
{
    private static readonly string[] OwnParameters = ["page", "per_page", "full", "minimal", "modified_after", "format"];
    private static readonly string[] OtherPaths =
        ["organizations", "organisations", "taxonomies", "taxonomy_terms", "service_at_locations", "openapi.json"];

    private readonly string _root;
    private readonly string _filters;

    private FeedAddress(string host, string root, string filters)
    {
        Host = host;
        _root = root;
        _filters = filters;
    }

    /// <summary>The host that was named: the only one that may lie inside a private network.</summary>
    public string Host { get; }

    /// <summary>The address of its services, for messages.</summary>
    public string Services => _root + "/services" + (_filters.Length > 0 ? "?" + _filters : "");

    /// <summary>Whether a text is meant as an address and not as a path.</summary>
    public static bool IsMeant(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <summary>Reads an address.</summary>
    /// <exception cref="BadInputException">It is not one that can be read from.</exception>
    public static FeedAddress Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw new BadInputException($"'{text}' is not a web address. Write it as https://directory.example/openreferral.");
        }

        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new BadInputException($"'{text}' begins with {uri.Scheme}://. Give an address that begins with https:// or http://.");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new BadInputException(
                $"The address of {uri.Host} has a name or password in it. Directories of this standard are open: take it out.");
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        var last = path[(path.LastIndexOf('/') + 1)..];
        if (last is "services")
        {
            path = path[..^"/services".Length];
        }
        else if (OtherPaths.Contains(last, StringComparer.OrdinalIgnoreCase))
        {
            throw new BadInputException(
                $"'{text}' leads to {last}. Give the root of the directory or its services: {uri.GetLeftPart(UriPartial.Authority)}"
                + $"{path[..^(last.Length + 1)]}/services");
        }

        var filters = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !OwnParameters.Contains(part.Split('=')[0], StringComparer.OrdinalIgnoreCase)));
        return new FeedAddress(uri.IdnHost, uri.GetLeftPart(UriPartial.Authority) + path, filters);
    }

    /// <summary>One page of the services.</summary>
    internal Uri Page(long page, FeedDialect dialect, DateTimeOffset? modifiedAfter)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"page={page}");
        if (dialect.PerPage is { } perPage)
        {
            query += string.Create(CultureInfo.InvariantCulture, $"&per_page={perPage}");
        }

        if (dialect.Full)
        {
            query += "&full=true";
        }

        if (modifiedAfter is { } since)
        {
            query += string.Create(CultureInfo.InvariantCulture, $"&modified_after={since.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}Z");
        }

        return new Uri($"{_root}/services?{query}{(_filters.Length > 0 ? "&" + _filters : "")}");
    }

    /// <summary>One service in full.</summary>
    internal Uri Item(string id) => new($"{_root}/services/{Uri.EscapeDataString(id)}");

    /// <summary>What to call a page in messages.</summary>
    internal string NameOf(long page) => string.Create(CultureInfo.InvariantCulture, $"page {page} of {Services}");
}
