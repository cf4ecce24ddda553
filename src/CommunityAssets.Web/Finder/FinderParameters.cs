using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Web.Api;

namespace CommunityAssets.Web.Finder;

/// <summary>The finder's parameters, the same for its page and its endpoint.</summary>
public static class FinderParameters
{
    /// <summary>Where somebody is.</summary>
    public static Parameter Where { get; } = new("where", "a postcode, or the name of a place in this atlas");

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] TimeNames = ["morning", "afternoon", "evening"];
    private static readonly string[] ByNames = ["foot", "slow", "bicycle", "bus", "car"];

    private static readonly Parameter Minutes = new("minutes", "how far at most, a whole number of minutes from 1 to 120; 20 unless told")
    {
        Type = "integer",
    };
    private static readonly Parameter By = Parameter.OneOf("by", ByNames);
    private static readonly Parameter Day = Parameter.OneOf("day", [.. DayNames[1..], DayNames[0]]) with { Repeats = true };
    private static readonly Parameter Time = Parameter.OneOf("time", TimeNames) with { Repeats = true };
    private static readonly Parameter Help = Parameter.OneOf("access", [.. Access.Features.Select(AccessNames.Name)]) with
    {
        Repeats = true,
    };
    private static readonly Parameter Free = new("free", "true for free or by donation, or false") { Type = "boolean" };
    private static readonly Parameter Online = new("online", "true for what people can take part in online, or false") { Type = "boolean" };
    private static readonly Parameter Age = new("age", "somebody's age in years, a whole number from 0 to 120") { Type = "integer" };
    private static readonly Parameter Off = new("off", "a topic or wish that is understood from q and not meant") { Repeats = true };
    private static readonly Parameter Limit = new("limit", "how many of each group, a whole number from 1 to 100; 20 unless told")
    {
        Type = "integer",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [
        Named.Words, Named.Topic, Where, Named.Near, Minutes, By, Day, Time, Help, Free, Online, Age, Off, Limit,
    ];

    /// <summary>A weekday's name in the address.</summary>
    public static string Name(DayOfWeek day) => DayNames[(int)day];

    /// <summary>A time's name in the address.</summary>
    public static string Name(TimeOfDay time) => TimeNames[(int)time];

    /// <summary>The name of a way of getting about in the address.</summary>
    public static string Name(GettingAbout by) => ByNames[(int)by];

    /// <summary>Reads what is asked.</summary>
    /// <exception cref="ParameterException">A part of it can't be used.</exception>
    public static FinderQuery Read(ReadQuery read, ReferenceSystem grid)
    {
        ArgumentNullException.ThrowIfNull(read);

        // Checked as a place first; kept as degrees, which is what an address holds.
        var near = read.Point(Named.Near, grid) is null ? null : read.Text(Named.Near)!.Split(',');
        return new FinderQuery
        {
            Words = read.Text(Named.Words),
            Topics = [.. Api.Topics.Read(read)],
            Where = read.Text(Where),
            Near = near is null
                ? null
                : (Rounded(near[0], 180), Rounded(near[1], 90)),
            Minutes = read.Whole(Minutes, 1, 120),
            By = read.Choice(By) is { } by ? (GettingAbout)Array.IndexOf(ByNames, by) : GettingAbout.OnFoot,
            Days = [.. read.Choices(Day).Select(name => (DayOfWeek)Array.IndexOf(DayNames, name))],
            Times = [.. read.Choices(Time).Select(name => (TimeOfDay)Array.IndexOf(TimeNames, name))],
            Access = [.. read.Choices(Help).Select(name => AccessNames.TryParse(name, out var feature) ? feature : default)],
            Free = read.Flag(Free),
            Online = read.Flag(Online),
            Age = read.Whole(Age, 0, 120),
            Off = [.. read.Texts(Off)],
            Limit = read.Whole(Limit, 1, 100) ?? FinderQuery.UsualLimit,
        };
    }

    /// <summary>Reads a wish by its name in the list of synonyms: a day, a time, something that helps, <c>free</c>, <c>online</c>,
    /// <c>weekend</c>, <c>age-60</c>.</summary>
    /// <returns>The query with the wish added; null where there is no such wish.</returns>
    public static FinderQuery? With(FinderQuery query, string wish)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(wish);
        if (Array.IndexOf(DayNames, wish) is var day && day >= 0)
        {
            return query with { Days = Added(query.Days, (DayOfWeek)day) };
        }

        if (Array.IndexOf(TimeNames, wish) is var time && time >= 0)
        {
            return query with { Times = Added(query.Times, (TimeOfDay)time) };
        }

        if (AccessNames.TryParse(wish, out var feature))
        {
            return query with { Access = Added(query.Access, feature) };
        }

        return wish switch
        {
            "free" => query with { Free = true },
            "online" => query with { Online = true },
            "weekend" => query with { Days = Added(Added(query.Days, DayOfWeek.Saturday), DayOfWeek.Sunday) },
            _ when wish.StartsWith("age-", StringComparison.Ordinal)
                && int.TryParse(wish.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var age)
                => query with { Age = query.Age ?? age },
            _ => null,
        };
    }

    /// <summary>Three places of a degree are some hundred metres.</summary>
    private static double Rounded(string degrees, double most) => Math.Round(ReadQuery.ReadNumber(Named.Near, degrees, -most, most), 3);

    private static ImmutableArray<T> Added<T>(ImmutableArray<T> list, T one) => list.Contains(one) ? list : list.Add(one);
}
