namespace CommunityAssets.DemoPlace.Plan;

/// <summary>A neighbourhood as the people who live there would name it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="X">Metres east of the plan's corner.</param>
/// <param name="Y">Metres north of the plan's corner.</param>
/// <param name="Reach">Metres from its middle to its edge.</param>
/// <param name="Character">How it was built.</param>
/// <param name="People">People per square kilometre of its built-up part.</param>
/// <param name="Hardship">How hard money is to come by, 0 (not at all) to 1.</param>
/// <param name="Older">Share of people aged 65 and over.</param>
/// <param name="Young">Share of people aged under 16.</param>
/// <param name="Ward">The ward that holds its middle.</param>
/// <param name="District">Its postcode district's number.</param>
/// <param name="Mapped">How well its assets have been recorded, 0 (hardly) to 1.</param>
public sealed record Neighbourhood(
    string Name,
    double X,
    double Y,
    double Reach,
    Character Character,
    double People,
    double Hardship,
    double Older,
    double Young,
    string Ward,
    int District,
    double Mapped = 1)
{
    /// <summary>Distance from its middle, in reaches: under 1 is inside.</summary>
    public double Nearness(double x, double y) => Math.Sqrt(((x - X) * (x - X)) + ((y - Y) * (y - Y))) / Reach;
}
