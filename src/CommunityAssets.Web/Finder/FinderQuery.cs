using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using Microsoft.AspNetCore.Http.Extensions;

namespace CommunityAssets.Web.Finder;

/// <summary>What is asked of the finder: everything that its address holds.</summary>
public sealed record FinderQuery
{
    /// <summary>Results of a group shown at first.</summary>
    public const int UsualLimit = 20;

    /// <summary>Free words, or null.</summary>
    public string? Words { get; init; }

    /// <summary>Topics that were ticked.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>A postcode or the name of a place, or null.</summary>
    public string? Where { get; init; }

    /// <summary>Longitude and latitude, rounded to some hundred metres, or null.</summary>
    public (double Longitude, double Latitude)? Near { get; init; }

    /// <summary>How many minutes somebody would go, or null.</summary>
    public int? Minutes { get; init; }

    /// <summary>How they get about.</summary>
    public GettingAbout By { get; init; }

    /// <summary>Weekdays.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>Times of the day.</summary>
    public ImmutableArray<TimeOfDay> Times { get; init; } = [];

    /// <summary>What would help.</summary>
    public ImmutableArray<AccessFeature> Access { get; init; } = [];

    /// <summary>Free of charge.</summary>
    public bool Free { get; init; }

    /// <summary>Online.</summary>
    public bool Online { get; init; }

    /// <summary>For somebody of this age.</summary>
    public int? Age { get; init; }

    /// <summary>What was understood from the words and not meant.</summary>
    public ImmutableArray<string> Off { get; init; } = [];

    /// <summary>How many of each group are wanted.</summary>
    public int Limit { get; init; } = UsualLimit;

    /// <summary>Whether anything is asked at all; how far and how one gets about ask nothing by themselves.</summary>
    public bool Asks => Words is not null || Topics.Length > 0 || Where is not null || Near is not null || Days.Length > 0
        || Times.Length > 0 || Access.Length > 0 || Free || Online || Age is not null;

    /// <summary>The address of the page that asks this.</summary>
    public string Address() => "/find" + Query();

    /// <summary>The query part of an address that asks this: "" for nothing.</summary>
    public string Query()
    {
        var query = new QueryBuilder();
        Add("q", Words);
        AddAll("topic", Topics);
        Add("where", Where);
        Add("near", Near is { } near ? string.Create(CultureInfo.InvariantCulture, $"{near.Longitude:0.###},{near.Latitude:0.###}") : null);
        Add("minutes", Minutes?.ToString(CultureInfo.InvariantCulture));
        Add("by", By == GettingAbout.OnFoot ? null : FinderParameters.Name(By));
        AddAll("day", Days.Select(FinderParameters.Name));
        AddAll("time", Times.Select(FinderParameters.Name));
        AddAll("access", Access.Select(AccessNames.Name));
        Add("free", Free ? "true" : null);
        Add("online", Online ? "true" : null);
        Add("age", Age?.ToString(CultureInfo.InvariantCulture));
        AddAll("off", Off);
        Add("limit", Limit == UsualLimit ? null : Limit.ToString(CultureInfo.InvariantCulture));
        return query.ToQueryString().Value ?? "";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        void AddAll(string name, IEnumerable<string> values)
        {
            foreach (var value in values)
            {
                query.Add(name, value);
            }
        }
    }
}
