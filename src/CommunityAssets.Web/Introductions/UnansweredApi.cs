using System.Globalization;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Finder;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;

namespace CommunityAssets.Web.Introductions;

/// <summary>
/// Takes "it isn't there" from whoever looked for something, signed in or not. Of what is sent the topics are kept, and of the place the
/// neighbourhood of some thousand people that it is in; no words, no postcode, no moment.
/// </summary>
public static class UnansweredApi
{
    /// <summary>Where it is sent.</summary>
    public const string Path = "/find/unanswered";

    /// <summary>The page that says thank you.</summary>
    public const string Noted = "/find/noted";

    private const int LongestPlace = 300;

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, TakeAsync)
        .Needs(Right.SeeAtlas)
        .RequireRateLimiting(Limits.Suggestions)
        .WithName("noteUnanswered")
        .WithSummary("Counts a search that nothing fitted, by month, neighbourhood and topics. A form: topic (repeatable), where, near.");

    private static async Task<IResult> TakeAsync(
        HttpContext http, IAtlas atlas, WhereaboutsReader places, ServiceSettings settings, CancellationToken cancellationToken)
    {
        if (!http.Request.HasFormContentType)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var topics = form["topic"].Select(text => TopicList.Standard.Find(text ?? "")?.Id).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(UnansweredSearch.MostTopics);
        var msoa = await NeighbourhoodAsync(form["where"], form["near"], atlas, places, Sight.Of(http), cancellationToken);
        await atlas.Unanswered.AddAsync(
            new UnansweredSearch(Month.Of(LondonTime.Today(settings.Time)), msoa, [.. topics]), cancellationToken);
        http.Response.Headers.Location = http.Request.PathBase.Value + Noted;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<string?> NeighbourhoodAsync(
        StringValues where, StringValues near, IAtlas atlas, WhereaboutsReader places, Sight sight, CancellationToken cancellationToken)
    {
        var found = where is [{ Length: > 0 and <= LongestPlace } text] && !text.Any(char.IsControl)
            ? await places.FindAsync(text, sight, cancellationToken)
            : near is [{ Length: > 0 and <= LongestPlace } pair] && Degrees(pair) is { } degrees
                ? places.At(degrees.Longitude, degrees.Latitude)
                : null;
        if (found is null)
        {
            return null;
        }

        var areas = await atlas.Areas.AtAsync(found.Point, shapes: false, cancellationToken);
        return areas.FirstOrDefault(area => area.Level == AreaLevel.Msoa)?.Key.Code;
    }

    private static (double Longitude, double Latitude)? Degrees(string pair) =>
        pair.Split(',') is [var first, var second]
        && double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180
        && double.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
            ? (longitude, latitude)
            : null;
}
