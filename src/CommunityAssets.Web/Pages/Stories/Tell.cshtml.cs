using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Pictures;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Stories;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Pages.Stories;

/// <summary>Telling a story, with a picture if there is one. It goes to the stewards as a suggestion.</summary>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="reader">Reads forms.</param>
/// <param name="desk">Takes stories in.</param>
[Needs(Right.Suggest)]
[EnableRateLimiting(Limits.Suggestions)]
[RequestSizeLimit(MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = MostSent, MemoryBufferThreshold = MostSent)]
public sealed class TellModel(Place place, AssetFormReader reader, StoryDesk desk) : PageModel
{
    /// <summary>The most characters of what a picture shows.</summary>
    public const int LongestAlt = 300;

    // More than a picture may have, so that one that is too large is told so in words. It is held in memory: what a photograph tells of
    // where it was taken is never written to a disk.
    private const int MostSent = 32_000_000;

    /// <summary>What is filled in.</summary>
    [BindProperty]
    public AssetForm Form { get; set; } = new();

    /// <summary>The picture, or null.</summary>
    [BindProperty]
    public IFormFile? Picture { get; set; }

    /// <summary>What the picture shows.</summary>
    [BindProperty]
    public string? Alt { get; set; }

    /// <summary>The field that no person sees.</summary>
    [BindProperty]
    public string? Fax { get; set; }

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What can't be used, in the order of the form.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Shows the empty form.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => PlaceName = await place.NameAsync(cancellationToken);

    /// <summary>Sends the story.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        PlaceName = await place.NameAsync(cancellationToken);

        // A story is asked for less than other entries are: what this form does not ask is not taken from it either.
        var form = new AssetForm { Kind = "story", Name = Form.Name, Summary = Form.Summary, Postcode = Form.Postcode };
        var reading = await reader.ReadAsync(form, before: null, cancellationToken);
        var problems = new List<FormProblem>(reading.Problems);
        if (string.IsNullOrWhiteSpace(Form.Summary))
        {
            problems.Add(new FormProblem(nameof(Form.Summary), "Tell the story in the field for it."));
        }

        var picture = await ReadPictureAsync(problems, cancellationToken);
        if (!Form.Agreed)
        {
            problems.Add(new FormProblem(nameof(Form.Agreed), "Say that you agree. Without that we can't take the story in."));
        }

        Problems = problems;
        if (problems.Count > 0 || reading.Asset is null)
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status400BadRequest;
            return page;
        }

        var token = await desk.SendAsync(
            reading.Asset, picture, Sight.Of(HttpContext), trapped: !string.IsNullOrEmpty(Fax), cancellationToken);
        return Redirect($"/story/{token.Text}?sent=1");
    }

    private async Task<(SafePicture File, string Alt)?> ReadPictureAsync(List<FormProblem> problems, CancellationToken cancellationToken)
    {
        if (Picture is not { Length: > 0 } file)
        {
            return null;
        }

        var alt = (Alt ?? "").Trim();
        if (alt.Length is 0 or > LongestAlt || alt.Any(char.IsControl))
        {
            problems.Add(new FormProblem(
                nameof(Alt), alt.Length == 0 ? "Say what the picture shows, for people who can't see it."
                    : $"Say what the picture shows in one line of {LongestAlt} characters or fewer."));
        }

        try
        {
            return (await desk.MakeSafeAsync(file, cancellationToken), alt);
        }
        catch (BadInputException refused)
        {
            problems.Add(new FormProblem(nameof(Picture), refused.Message));
            return null;
        }
    }
}
