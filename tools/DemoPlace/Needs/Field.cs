using CommunityAssets.DemoPlace.Ground;

namespace CommunityAssets.DemoPlace.Needs;

/// <summary>A smooth random surface over the borough: neighbours are alike. Roughly between −1 and 1.</summary>
public sealed class Field
{
    private const int Across = 12;
    private const double Grain = 1700;
    private readonly double[] _knots;

    /// <summary>Draws a surface.</summary>
    public Field(Dice dice)
    {
        _knots = [.. Enumerable.Range(0, Across * Across).Select(_ => dice.Between(-1, 1))];
    }

    /// <summary>Its height at a spot.</summary>
    public double At(Spot spot)
    {
        double x = Math.Clamp((spot.X / Grain) + 1, 0, Across - 1.001), y = Math.Clamp((spot.Y / Grain) + 1, 0, Across - 1.001);
        int i = (int)x, j = (int)y;
        double u = Ease(x - i), v = Ease(y - j);
        return (((Knot(i, j) * (1 - u)) + (Knot(i + 1, j) * u)) * (1 - v)) + (((Knot(i, j + 1) * (1 - u)) + (Knot(i + 1, j + 1) * u)) * v);
    }

    private static double Ease(double t) => t * t * (3 - (2 * t));

    private double Knot(int i, int j) => _knots[(j * Across) + i];
}
