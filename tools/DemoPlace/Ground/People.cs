namespace CommunityAssets.DemoPlace.Ground;

/// <summary>Who lives in a block, in whole people, so that blocks add up to areas exactly.</summary>
public static class People
{
    /// <summary>People under 16.</summary>
    public static int Young(Block block) => (int)Math.Round(block.People * block.Neighbourhood.Young);

    /// <summary>People of 65 and over.</summary>
    public static int Older(Block block) => (int)Math.Round(block.People * block.Neighbourhood.Older);

    /// <summary>People of 16 and over.</summary>
    public static int Adults(Block block) => block.People - Young(block);

    /// <summary>Homes.</summary>
    public static int Homes(Block block) => (int)Math.Round(block.People / (2.6 - block.Neighbourhood.Older));
}
