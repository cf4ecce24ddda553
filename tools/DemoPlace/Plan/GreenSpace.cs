using CommunityAssets.DemoPlace.Output;

namespace CommunityAssets.DemoPlace.Plan;

/// <summary>A green space as the council's own list has it.</summary>
/// <param name="Id">The list's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What sort it is.</param>
/// <param name="X">Metres east of the plan's corner, about.</param>
/// <param name="Y">Metres north of the plan's corner, about.</param>
/// <param name="Blocks">How many blocks it takes up; 0 for a corner of one.</param>
/// <param name="Summary">What it is like.</param>
/// <param name="Topics">Ids of topics.</param>
/// <param name="Access">Names of what helps people in.</param>
/// <param name="Verified">When it was last looked at.</param>
public sealed record GreenSpace(
    string Id, string Name, string Type, double X, double Y, int Blocks, string Summary, string Topics, string Access, string Verified)
{
    /// <summary>Every green space.</summary>
    public static IReadOnlyList<GreenSpace> All { get; } =
    [
        .. WordList.Read("green-spaces.csv").Select(row => new GreenSpace(
            row["id"], row["name"], row["type"], row.Number("x"), row.Number("y"), (int)row.Number("blocks"), row["summary"], row["topics"],
            row["access"], row["verified"])),
    ];
}
