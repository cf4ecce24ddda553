namespace CommunityAssets.Cartography.Tiles;

/// <summary>An area made ready for tiles by <see cref="AreaShapes"/>.</summary>
public sealed class AreaShape
{
    internal AreaShape(string code, string name, TileGround ground, int labelX, int labelY) =>
        (Code, Name, Ground, LabelX, LabelY) = (code, name, ground, labelX, labelY);

    /// <summary>Its code.</summary>
    public string Code { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    internal TileGround Ground { get; }

    internal int LabelX { get; }

    internal int LabelY { get; }
}
