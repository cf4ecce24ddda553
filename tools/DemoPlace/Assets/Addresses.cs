using System.Globalization;
using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Plan;
using NetTopologySuite.Geometries;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>Finds addresses: a street of the neighbourhood that nothing stands in yet, a number in it, and the nearest postcode.</summary>
public sealed class Addresses(Borough borough, StreetMap streets, PostTown town, Dice dice)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["MP"] = "Market Place",
        ["QY"] = "The Quays",
        ["FO"] = "Foundry",
        ["RO"] = "Ropery",
        ["WH"] = "Weavers' Hill",
        ["LO"] = "Lockside",
        ["PR"] = "Priory",
        ["WE"] = "Weir Hill",
        ["EP"] = "Elm Park",
        ["ME"] = "Mereside",
        ["NO"] = "Northfield",
        ["WR"] = "Windmill Rise",
        ["KR"] = "Kestrel Rise",
        ["BR"] = "Brackenlea",
        ["EA"] = "Eastgate",
        ["SO"] = "Southgate",
        ["SL"] = "Sallow Lane",
        ["OF"] = "Orchard Field",
        ["ST"] = "Stanbeck",
        ["WO"] = "Wold End",
        ["CH"] = "Cold Hythe",
        ["SA"] = "Saltby",
        ["IB"] = "Ings Bridge",
        ["TA"] = "Thorpe Alder",
    };

    private readonly HashSet<int> _taken = [];

    /// <summary>The sign for a place beyond the borough.</summary>
    public const string Beyond = "OUT";

    /// <summary>A fresh address in a neighbourhood, given by its two letters.</summary>
    public Whereabouts In(string sign)
    {
        if (sign == Beyond)
        {
            var angle = dice.Between(2.2, 4.1);
            var far = new Spot(Math.Round(5500 + (8600 * Math.Cos(angle))), Math.Round(6350 + (8600 * Math.Sin(angle))));
            return new Whereabouts(far, "Seathorne Road, Hallow Cross", "", "");
        }

        var n = TownPlan.Neighbourhoods.First(n => n.Name == Names[sign]);
        var choice = Choices(n, 0.8, free: true);
        choice = choice.Length > 0 ? choice : Choices(n, 1.3, free: false);
        var street = choice[dice.Below(choice.Length)];
        _taken.Add(street.Id);
        return On(street, n);
    }

    /// <summary>Where a shape is, told by its middle and the street nearest to it.</summary>
    public Whereabouts Of(Geometry shape)
    {
        var inside = shape.InteriorPoint.Coordinate;
        var at = new Spot(Math.Round(inside.X, 1), Math.Round(inside.Y, 1));
        return new Whereabouts(at, $"off {streets.Nearest(at).Name}", town.Nearest(at).Code, WardAt(at));
    }

    private Street[] Choices(Neighbourhood n, double reach, bool free) =>
    [
        .. streets.Streets.Where(street => street.Name.Length > 0 && !(free && _taken.Contains(street.Id))
            && n.Nearness(street.Middle.X, street.Middle.Y) < reach
            && TownPlan.Around(new Spot(street.Middle.X, street.Middle.Y)).Neighbourhood == n),
    ];

    private Whereabouts On(Street street, Neighbourhood n)
    {
        var block = street.Edge.Left!.Green is null ? street.Edge.Left : street.Edge.Right ?? street.Edge.Left;
        var at = new Spot(street.Middle.X, street.Middle.Y).Towards(block.Middle, 0.2);
        at = new Spot(Math.Round(at.X, 1), Math.Round(at.Y, 1));
        var number = 1 + dice.Below(n.Character == Character.Village ? 30 : 140);
        var place = n.Character == Character.Village ? $"{n.Name}, Aldermere" : "Aldermere";
        return new Whereabouts(
            at, string.Create(CultureInfo.InvariantCulture, $"{number} {street.Name}, {place}"), town.Nearest(at).Code, WardAt(at));
    }

    private string WardAt(Spot at) => borough.Of(borough.Map.Blocks.MinBy(block => block.Middle.To(at))!).Ward.Code;
}
