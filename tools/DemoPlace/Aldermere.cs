using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Output;
using CommunityAssets.DemoPlace.Plan;

namespace CommunityAssets.DemoPlace;

/// <summary>The whole place, written from one seed: the same bytes each time.</summary>
public static class Aldermere
{
    /// <summary>Writes every file into a folder.</summary>
    public static Borough Write(string root)
    {
        var folder = new Folder(root);
        var dice = new Dice(TownPlan.Seed);
        var borough = Borough.LayOut(dice);
        var streets = StreetMap.LayOut(borough.Map, dice.For("streets"));
        var town = PostTown.LayOut(borough, dice.For("post"));
        var history = ChangeHistory.Tell(borough);
        AreaFiles.Write(folder, borough);
        LookupFiles.Write(folder, borough, history);
        PopulationFiles.Write(folder, borough);
        PostcodeFile.Write(folder, borough, town);
        NetworkFile.Write(folder, borough, streets);
        Manifest.Write(folder);
        return borough;
    }
}
