namespace CommunityAssets.DemoPlace.Ground;

/// <summary>A spot on the plan, in metres from its corner.</summary>
/// <param name="X">East.</param>
/// <param name="Y">North.</param>
public readonly record struct Spot(double X, double Y)
{
    /// <summary>Distance to another spot, in metres.</summary>
    public double To(Spot other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    /// <summary>The spot part of the way to another.</summary>
    public Spot Towards(Spot other, double share) => new(X + ((other.X - X) * share), Y + ((other.Y - Y) * share));
}
