namespace CommunityAssets.DemoPlace.Plan;

/// <summary>How a neighbourhood was built, which sets the shape of its streets.</summary>
public enum Character
{
    Centre,
    Terraces,
    Villas,
    Suburb,
    Estate,
    NewBuild,
    Village,
    Farmland,
}
