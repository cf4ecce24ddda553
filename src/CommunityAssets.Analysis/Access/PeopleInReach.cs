namespace CommunityAssets.Analysis.Access;

/// <summary>How many of the people of some areas have something in reach.</summary>
/// <param name="Areas">How many areas there are.</param>
/// <param name="AreasReached">In how many of them something is in reach.</param>
/// <param name="People">The people of the areas; those not known left out.</param>
/// <param name="Reached">Those of them who live where something is in reach.</param>
/// <param name="PeopleUnknown">In how many areas it is not known how many people live.</param>
public sealed record PeopleInReach(int Areas, int AreasReached, double People, double Reached, int PeopleUnknown)
{
    /// <summary>The share of people, 0 to 1; NaN where nobody lives or nothing is known of people.</summary>
    public double Share => People > 0 ? Reached / People : double.NaN;

    /// <summary>Adds up.</summary>
    /// <param name="people">People of each area; NaN where not known.</param>
    /// <param name="members">Numbers of the areas that are meant.</param>
    /// <param name="isReached">Whether something is in reach of an area.</param>
    public static PeopleInReach Of(ReadOnlySpan<double> people, IReadOnlyList<int> members, Func<int, bool> isReached)
    {
        var (all, reached, areas, unknown) = (0d, 0d, 0, 0);
        foreach (var area in members)
        {
            var isIn = isReached(area);
            areas += isIn ? 1 : 0;
            if (double.IsNaN(people[area]))
            {
                unknown++;
                continue;
            }

            all += people[area];
            reached += isIn ? people[area] : 0;
        }

        return new PeopleInReach(members.Count, areas, all, reached, unknown);
    }
}
