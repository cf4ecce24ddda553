namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>How large a filter may be.</summary>
internal static class CqlLimits
{
    /// <summary>The most characters.</summary>
    public const int Characters = 16_000;

    /// <summary>The most levels of brackets, negations and functions.</summary>
    public const int Depth = 40;

    /// <summary>The most levels of brackets in a shape.</summary>
    public const int ShapeDepth = 8;

    /// <summary>The refusal of what is nested too deeply.</summary>
    public static CqlException TooDeep(string place) => CqlException.At(place, $"The filter is nested deeper than {Depth} levels");
}
