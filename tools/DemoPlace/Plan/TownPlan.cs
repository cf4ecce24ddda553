using CommunityAssets.DemoPlace.Ground;

namespace CommunityAssets.DemoPlace.Plan;

/// <summary>
/// The plan of Aldermere, in metres from a corner that lies in the open North Sea, where no real place can be mistaken for it.
/// </summary>
public static class TownPlan
{
    /// <summary>The seed of everything.</summary>
    public const ulong Seed = 20260601;

    /// <summary>Easting of the plan's corner on the British National Grid.</summary>
    public const double East = 634_000;

    /// <summary>Northing of the plan's corner on the British National Grid.</summary>
    public const double North = 466_000;

    /// <summary>The people of the borough, about.</summary>
    public const int People = 98_600;

    /// <summary>The day of the snapshot. Nothing here depends on today's date.</summary>
    public static DateOnly Snapshot { get; } = new(2026, 6, 1);

    /// <summary>Neighbourhoods, villages and hamlets.</summary>
    public static IReadOnlyList<Neighbourhood> Neighbourhoods { get; } =
    [
        new("Market Place", 5300, 5900, 480, Character.Centre, 5200, .55, .15, .11, "Market & Quays", 1),
        new("The Quays", 6000, 5720, 360, Character.Centre, 6800, .46, .10, .09, "Market & Quays", 1),
        new("Foundry", 6700, 6100, 620, Character.Terraces, 8200, .80, .12, .23, "Foundry", 2),
        new("Ropery", 6000, 6750, 560, Character.Terraces, 7600, .70, .13, .21, "Foundry", 2),
        new("Weavers' Hill", 5300, 4650, 620, Character.Terraces, 7800, .60, .13, .19, "Weavers' Hill & Lockside", 5),
        new("Lockside", 6350, 4650, 560, Character.Terraces, 7000, .72, .14, .21, "Weavers' Hill & Lockside", 5),
        new("Priory", 4350, 5150, 620, Character.Villas, 4300, .17, .24, .16, "Priory", 4),
        new("Weir Hill", 3450, 4450, 800, Character.Suburb, 4100, .15, .25, .18, "Weir Hill", 4),
        new("Elm Park", 3750, 7250, 760, Character.Suburb, 4600, .32, .22, .19, "Elm Park", 4),
        new("Mereside", 4500, 8250, 700, Character.Suburb, 3900, .24, .27, .16, "Mereside", 3),
        new("Northfield", 5050, 7150, 700, Character.Suburb, 5100, .42, .19, .20, "Northfield", 3),
        new("Windmill Rise", 6150, 7950, 720, Character.Suburb, 4900, .50, .20, .20, "Windmill Rise", 3),
        new("Kestrel Rise", 7500, 7750, 780, Character.Estate, 5400, .95, .13, .26, "Kestrel Rise", 2, .12),
        new("Brackenlea", 7950, 6650, 700, Character.Estate, 5200, .82, .15, .24, "Brackenlea", 2),
        new("Eastgate", 7650, 5700, 560, Character.Suburb, 4800, .52, .20, .19, "Brackenlea", 2),
        new("Southgate", 4950, 3450, 740, Character.Estate, 5300, .78, .15, .24, "Southgate", 5),
        new("Sallow Lane", 4000, 3300, 540, Character.Suburb, 4300, .44, .21, .19, "Southgate", 5),
        new("Orchard Field", 6350, 3550, 640, Character.NewBuild, 4500, .26, .11, .25, "Orchard Field", 5),
        new("Stanbeck", 2350, 9900, 560, Character.Village, 3000, .12, .30, .15, "Stanbeck & the Wolds", 6),
        new("Wold End", 6700, 10700, 300, Character.Village, 2500, .20, .29, .14, "Stanbeck & the Wolds", 6, .6),
        new("Cold Hythe", 9100, 9500, 300, Character.Village, 2400, .34, .28, .15, "Stanbeck & the Wolds", 6, .5),
        new("Saltby", 8500, 2900, 560, Character.Village, 3100, .45, .27, .17, "Saltby & the Ings", 6, .1),
        new("Ings Bridge", 9500, 5350, 330, Character.Village, 2600, .33, .27, .16, "Saltby & the Ings", 6, .5),
        new("Thorpe Alder", 1650, 5750, 340, Character.Village, 2400, .10, .31, .15, "Weir Hill", 6),
    ];

    /// <summary>Names of wards, in the order of their codes.</summary>
    public static IReadOnlyList<string> Wards { get; } = [.. Neighbourhoods.Select(n => n.Ward).Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];

    /// <summary>The course of the River Alder, from the wolds in the west to the ings in the east.</summary>
    public static IReadOnlyList<Spot> River { get; } =
    [
        new(-900, 7900), new(-200, 7300), new(900, 7150), new(1700, 6650), new(2500, 6250), new(3200, 6350), new(3900, 6050),
        new(4500, 5600),
        new(5050, 5280), new(5650, 5300), new(6250, 5330), new(6800, 5120), new(7250, 4750), new(7950, 4550), new(8600, 4050),
        new(9200, 3950), new(9800, 3500), new(10500, 3250), new(11300, 2900), new(12200, 2500),
    ];

    /// <summary>Places where streets cross the river: those nearest to these spots.</summary>
    public static IReadOnlyList<Spot> Bridges { get; } =
    [
        new(1700, 6650), new(3500, 6300), new(4700, 5450), new(5350, 5250), new(6150, 5330), new(7050, 4950), new(8500, 4100),
        new(9900, 3450),
    ];

    /// <summary>Whether a spot lies inside the borough: a wavering ring about the town.</summary>
    public static bool IsInside(Spot spot)
    {
        double dx = spot.X - 5500, dy = spot.Y - 6350;
        var angle = Math.Atan2(dy, dx);
        var limit = 1
            + (0.055 * Math.Sin((2 * angle) + 0.9)) + (0.05 * Math.Sin((3 * angle) - 0.6)) + (0.035 * Math.Sin((5 * angle) + 2.1))
            + (0.02 * Math.Sin((9 * angle) + 0.4));
        return Math.Sqrt((dx * dx / (4900.0 * 4900)) + (dy * dy / (5400.0 * 5400))) < limit;
    }

    /// <summary>The neighbourhood that a spot belongs to, and how near its middle it is (under 1: inside).</summary>
    public static (Neighbourhood Neighbourhood, double Nearness) Around(Spot spot)
    {
        var best = Neighbourhoods[0];
        var nearest = double.MaxValue;
        foreach (var candidate in Neighbourhoods)
        {
            var nearness = candidate.Nearness(spot.X, spot.Y);
            if (nearness < nearest)
            {
                (best, nearest) = (candidate, nearness);
            }
        }

        return (best, nearest);
    }
}
