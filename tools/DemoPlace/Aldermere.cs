using CommunityAssets.DemoPlace.Assets;
using CommunityAssets.DemoPlace.Ground;
using CommunityAssets.DemoPlace.Needs;
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
        var greens = Greens.Shapes(borough.Map);
        DeprivationFile.Write(folder, borough, dice.For("deprivation"));
        FingertipsFile.Write(folder, borough, dice.For("fingertips"));
        LocalFiles.Write(folder, borough, history, [.. greens.Select(green => green.Shape)], dice.For("local"));
        Meanings.Write(folder);
        var addresses = new Addresses(borough, streets, town, dice.For("addresses"));
        var contacts = new Contacts();
        var directory = CouncilDirectory.Compile(addresses, contacts, greens, dice.For("directory"));
        directory.Write(folder);
        VoluntaryRegister.Write(folder, directory, addresses, contacts, dice.For("voluntary"));
        GreenFile.Write(folder, greens);
        OpenStreetMapFile.Write(folder, directory, greens, addresses, dice.For("osm"));
        StoriesFile.Write(folder, addresses);
        Manifest.Write(folder);
        return borough;
    }
}
