using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace CommunityAssets.Web.Api;

/// <summary>Links from one page of a list to the next.</summary>
public static class Paging
{
    /// <summary>The links of a page: itself, and the next where there is one.</summary>
    /// <param name="http">The request for the page.</param>
    /// <param name="next">The cursor of the next page, or null.</param>
    public static IReadOnlyList<(string Rel, string Address)> Links(HttpContext http, string? next)
    {
        var request = http.Request;
        var self = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, request.QueryString);
        if (next is null)
        {
            return [("self", self)];
        }

        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        query[Named.Cursor.Name] = next;
        var following = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, QueryString.Create(query));
        return [("self", self), ("next", following)];
    }
}
