namespace CommunityAssets.Analysis.Finding;

/// <summary>How long ways take. Walking follows the ways that were measured; everything else is an estimate and is told as one.</summary>
public static class Travel
{
    /// <summary>
    /// How much longer the way is than the straight line where no network of streets is at hand. Between 1.2 and 1.4 in most European
    /// towns (Boscoe, Henry and Zdeb 2012 found 1.4 for American roads, walking routes are more direct).
    /// </summary>
    public const double Detour = 1.3;

    /// <summary>Metres a minute on foot: 4.8 km/h, as planning guidance and Transport for London's PTALs count.</summary>
    public const double WalkingPace = 80;

    /// <summary>Metres a minute in a wheelchair, with a frame or a pram: 3 km/h.</summary>
    public const double SlowPace = 50;

    /// <summary>Metres a minute by bicycle in a town, stops included: 12 km/h.</summary>
    public const double BicyclePace = 200;

    /// <summary>Metres a minute by bus from door to door, the wait included: 12 km/h.</summary>
    public const double BusPace = 200;

    /// <summary>Metres a minute by car in a town, parking included: 24 km/h.</summary>
    public const double CarPace = 400;

    /// <summary>Metres a minute, along the way.</summary>
    public static double Pace(GettingAbout by) => by switch
    {
        GettingAbout.Slowly => SlowPace,
        GettingAbout.ByBicycle => BicyclePace,
        GettingAbout.ByBus => BusPace,
        GettingAbout.ByCar => CarPace,
        _ => WalkingPace,
    };

    /// <summary>Whether the network of footways tells the way; else it is estimated from the straight line.</summary>
    public static bool Walks(GettingAbout by) => by is GettingAbout.OnFoot or GettingAbout.Slowly;

    /// <summary>Whole minutes for a way, at least 1: nobody is told that something is nothing away.</summary>
    /// <param name="metres">Metres along the way.</param>
    /// <param name="by">How somebody gets about.</param>
    public static int Minutes(double metres, GettingAbout by) =>
        (int)Math.Max(1, Math.Round(metres / Pace(by), MidpointRounding.AwayFromZero));
}
