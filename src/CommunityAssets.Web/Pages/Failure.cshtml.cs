using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Hosting;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityAssets.Web.Pages;

/// <summary>A page for when something went wrong, in plain words with a next step.</summary>
[Needs(Right.SeeAtlas)]
public sealed class FailureModel : PageModel
{
    /// <summary>What happened.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>What to do.</summary>
    public IReadOnlyList<string> Paragraphs { get; private set; } = [];

    /// <summary>Words the page; never asks the atlas, which may be what went wrong.</summary>
    public void OnGet()
    {
        var failure = FailureWords.Of(HttpContext);
        var (status, words) = failure;
        Response.StatusCode = status;
        Heading = status switch
        {
            StatusCodes.Status403Forbidden => "Your account can't open this page",
            StatusCodes.Status404NotFound => "There is nothing at this address",
            StatusCodes.Status429TooManyRequests => "Please wait a little",
            StatusCodes.Status503ServiceUnavailable => "The atlas can't be reached just now",
            >= 500 => "Something went wrong here",
            StatusCodes.Status400BadRequest when failure.OfForm => "That form could not be taken",
            _ => "This address can't be used",
        };
        Paragraphs = status switch
        {
            StatusCodes.Status403Forbidden =>
            [
                "It is for people who do another part of the work.",
                "If you need it for yours, ask an administrator of this atlas.",
            ],
            StatusCodes.Status404NotFound =>
            [
                words ?? "Perhaps it was typed with a slip, or what it led to has a new address.",
                "The map's search finds postcodes, places and groups.",
            ],
            StatusCodes.Status429TooManyRequests =>
            [
                "That was sent more often than we take from one place at once. What you sent last was not saved.",
                $"Go back and try again {Wait()}.",
            ],
            StatusCodes.Status503ServiceUnavailable => ["Please try again in a minute. Nothing is lost."],
            >= 500 =>
            [
                "It is not your fault. Please try again in a minute.",
                "What happened has been written down for whoever runs this atlas.",
            ],
            StatusCodes.Status400BadRequest when failure.OfForm =>
            [
                words ?? "Perhaps its page was open for a long time, or your browser does not take cookies. Nothing was saved.",
                "Go back, load the page again, and send it once more.",
            ],
            _ => [words ?? "Something in it can't be read."],
        };
    }

    private string Wait() => int.TryParse(Response.Headers.RetryAfter, CultureInfo.InvariantCulture, out var seconds)
        ? PlainWords.In(TimeSpan.FromSeconds(seconds))
        : "in a minute";
}
