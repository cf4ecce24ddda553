using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Finder;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CommunityAssets.Web.Pages;

/// <summary>
/// The finder: what somebody hopes for, and what fits. Works without script; everything asked is in the address, and is kept nowhere.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="finder">Finds.</param>
/// <param name="settings">The service's settings.</param>
/// <param name="files">Gives the map's worker its version.</param>
[Needs(Right.SeeAtlas)]
public sealed class FindModel(
    IAtlas atlas, Place place, FinderService finder, ServiceSettings settings, IFileVersionProvider files) : PageModel
{
    private readonly GeometryWriter _geometries = new(atlas.Info.Grid);

    /// <summary>How far one may choose to go, in minutes.</summary>
    public static IReadOnlyList<int> Distances { get; } = [5, 10, 15, 20, 30, 45, 60, 90];

    /// <summary>Weekdays, Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];

    /// <summary>Ways of getting about, with their words.</summary>
    public static IReadOnlyList<(GettingAbout By, string Words)> Ways { get; } =
    [
        (GettingAbout.OnFoot, "on foot"), (GettingAbout.Slowly, "by wheelchair or at a slower pace"),
        (GettingAbout.ByBicycle, "by bicycle"), (GettingAbout.ByBus, "by bus"), (GettingAbout.ByCar, "by car"),
    ];

    /// <summary>What may help, with its words.</summary>
    public static IReadOnlyList<(AccessFeature Feature, string Words)> Helps { get; } =
        [.. Access.Features.Select(feature => (feature, AccessNames.Words(feature)))];

    /// <summary>Every topic.</summary>
    public static IReadOnlyList<Topic> Topics => TopicList.Standard.Topics;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>What is asked.</summary>
    public FinderQuery Asked { get; private set; } = new();

    /// <summary>What was found; null when nothing is asked.</summary>
    public FinderAnswer? Answer { get; private set; }

    /// <summary>Why each thing fits.</summary>
    public FitWords? Why { get; private set; }

    /// <summary>What was looked for.</summary>
    public IReadOnlyList<LookedFor> LookedFor { get; private set; } = [];

    /// <summary>What could be asked less strictly.</summary>
    public IReadOnlyList<Loosening> Loosenings { get; private set; } = [];

    /// <summary>What of the address could not be read, each with the next step.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <summary>How many things behind "more" are chosen.</summary>
    public int MoreAsked => Asked.Days.Length + Asked.Times.Length + Asked.Access.Length + Asked.Topics.Length + (Asked.Free ? 1 : 0)
        + (Asked.Online ? 1 : 0) + (Asked.Age is null ? 0 : 1);

    /// <summary>How much was found, as a heading.</summary>
    public string Finding
    {
        get
        {
            var fits = Count(FitGroup.Fits);
            var nearly = Count(FitGroup.Nearly);
            var others = Answer!.Groups.Sum(group => group.Count) - fits - nearly;
            return (fits, nearly, others) switch
            {
                (0, 0, 0) => "Nothing that is mapped fits this yet",
                (0, 0, _) => others == 1 ? "One thing may fit" : $"{others} things may fit",
                (0, _, _) => nearly == 1 ? "One thing nearly fits" : $"{nearly} things nearly fit",
                (1, 0, _) => "One thing fits",
                (_, 0, _) => $"{fits} things fit",
                (1, _, _) => $"One thing fits, and {nearly} nearly {(nearly == 1 ? "does" : "do")}",
                _ => $"{fits} things fit, and {nearly} nearly {(nearly == 1 ? "does" : "do")}",
            };
        }
    }

    /// <summary>The address of the map's worker, with its version.</summary>
    public string Worker => files.AddFileVersionToPath(Request.PathBase, "/dist/map-worker.js");

    /// <summary>Longitude and latitude of what was found, or null.</summary>
    public double[]? Position(Found found) => _geometries.Position(found.Asset.Location.Shape?.PointOnSurface);

    /// <summary>Longitude and latitude of where somebody is, or null.</summary>
    public double[]? Position(Whereabouts? where) => _geometries.Position(where?.Point);

    /// <summary>The page of what was found; it knows where somebody sets out, to tell the way.</summary>
    public string PageOf(Found found)
    {
        var from = Asked.Where ?? Answer?.WhereInWords;
        var query = from is not null ? "?from=" + Uri.EscapeDataString(from)
            : Asked.Near is { } near ? FormattableString.Invariant($"?near={near.Longitude:0.###},{near.Latitude:0.###}")
            : "";
        return $"/assets/{found.Asset.Id:D}{query}";
    }

    /// <summary>The heading of a group and a sentence on it.</summary>
    public static (string Heading, string Words) Told(FitGroup group) => group switch
    {
        FitGroup.Fits => ("Fits", ""),
        FitGroup.Nearly => ("Nearly fits", "Each differs in something, told with it."),
        FitGroup.Covers => ("Covers your area", "These have no one place: they come to people, or work across the area."),
        FitGroup.Online => ("Online", "People take part from where they are."),
        FitGroup.National => ("National", "For the whole country, not from here in particular."),
        _ => ("Not on the map yet", "Where these are has not been recorded: ask them."),
    };

    /// <summary>Finds. What of the address can't be read is left out and told: an old link still finds something.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        (Asked, Notices) = Read();
        if (!Asked.Asks)
        {
            return;
        }

        Answer = await finder.FindAsync(Asked, Sight.Of(HttpContext), cancellationToken);
        Why = new FitWords(Answer, LondonTime.Today(settings.Time));
        LookedFor = Web.Finder.LookedFor.Of(Answer);
        Loosenings = Loosening.Of(Answer);
    }

    private int Count(FitGroup group) => Answer!.Groups.FirstOrDefault(one => one.Group == group)?.Count ?? 0;

    private (FinderQuery Asked, IReadOnlyList<string> Notices) Read()
    {
        var notices = new List<string>();
        var query = Request.Query
            .Where(part => FinderParameters.All.Any(parameter => parameter.Name == part.Key))
            .ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
        foreach (var name in query.Keys.ToList())
        {
            // Fields that a form left empty.
            var values = query[name].Where(value => !string.IsNullOrWhiteSpace(value)).ToArray();
            if (values.Length == 0)
            {
                query.Remove(name);
            }
            else
            {
                query[name] = values;
            }
        }

        while (true)
        {
            try
            {
                var read = ReadQuery.Of(QueryString.Create(query).Value ?? "", FinderParameters.All);
                return (FinderParameters.Read(read, atlas.Info.Grid), notices);
            }
            catch (ParameterException problem) when (query.Remove(problem.Parameter))
            {
                notices.Add($"{problem.Message} It was left out.");
            }
            catch (ParameterException problem)
            {
                return (new FinderQuery(), [problem.Message]);
            }
        }
    }
}
