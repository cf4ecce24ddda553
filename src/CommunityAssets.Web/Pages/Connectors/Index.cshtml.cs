using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Storage;
using CommunityAssets.Web.Connecting;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Pages.Connectors;

/// <summary>The connectors whom a viewer may see, by place and topic.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">The places that somebody may know.</param>
/// <param name="place">The place that the atlas is about.</param>
/// <param name="time">The clock.</param>
[Needs(Right.SeeConnectorsForPublic)]
public sealed class IndexModel(IAtlas atlas, PlaceChoices places, Place place, TimeProvider time) : ConnectorsModel(places)
{
    /// <summary>How many days before a consent ends its coordinator is reminded.</summary>
    public const int DaysAhead = 60;

    private const int PageSize = 50;

    /// <summary>The name of the place.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>The place asked for: a code.</summary>
    [BindProperty(Name = "place", SupportsGet = true)]
    public string? InPlace { get; set; }

    /// <summary>The topic asked for.</summary>
    [BindProperty(Name = "topic", SupportsGet = true)]
    public string? Topic { get; set; }

    /// <summary>The number of the page, from 1.</summary>
    [BindProperty(Name = "page-number", SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>What has just been done: <c>withdrawn</c>.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Those of this page.</summary>
    public ConnectorPage Found { get; private set; } = null!;

    /// <summary>The names of places by code.</summary>
    public IReadOnlyDictionary<string, string> PlaceNames { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Consents that the viewer wrote down and that want asking for again; null for whoever writes none down.</summary>
    public ConsentsEnding? Ending { get; private set; }

    /// <summary>Whether there is a page after this one.</summary>
    public bool HasNext => Number * PageSize < Found.Matched;

    /// <summary>The address of another page of the list.</summary>
    public string AddressOf(int number) => "/connectors" + QueryString.Create(
    [
        KeyValuePair.Create("place", InPlace), KeyValuePair.Create("topic", Topic),
        KeyValuePair.Create<string, string?>("page-number", number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);

    /// <summary>Reads the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        PlaceName = await place.NameAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, 10_000);
        Topic = string.IsNullOrEmpty(Topic) ? null : TopicList.Standard.Find(Topic)?.Id ?? Topic;
        var eyes = ConnectorReader.Eyes(Sight, ConsentPurpose.Listing);
        var query = new ConnectorQuery
        {
            Places = string.IsNullOrEmpty(InPlace) ? [] : [InPlace],
            Topic = Topic,
            Skip = (Number - 1) * PageSize,
            Limit = PageSize,
        };
        Found = await atlas.Connectors.ListAsync(query, eyes, cancellationToken);
        PlaceNames = (await Places.NamesAsync(Found.Places, cancellationToken)).ToDictionary(entry => entry.Code, entry => entry.Name, StringComparer.Ordinal);
        if (MayRecord && Sight.Account is { } account)
        {
            var soon = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(DaysAhead);
            Ending = await atlas.Connectors.EndingAsync(account, soon, ConnectorReader.Eyes(Sight), cancellationToken);
        }

        return Page();
    }
}
