namespace CommunityAssets.Cartography.Classes;

/// <summary>The names of class methods in addresses and in words.</summary>
public static class ClassMethods
{
    private static readonly string[] Numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven"];

    /// <summary>Every method, the default first.</summary>
    public static IReadOnlyList<ClassMethod> All { get; } =
    [
        ClassMethod.Quantile, ClassMethod.EqualInterval, ClassMethod.NaturalBreaks, ClassMethod.Pretty, ClassMethod.StandardDeviation,
        ClassMethod.HeadTail,
    ];

    /// <summary>
    /// The name in addresses: <c>quantile</c>, <c>equal</c>, <c>natural</c>, <c>pretty</c>, <c>deviation</c>, <c>headtail</c>.
    /// </summary>
    public static string Id(ClassMethod method) => method switch
    {
        ClassMethod.Quantile => "quantile",
        ClassMethod.EqualInterval => "equal",
        ClassMethod.NaturalBreaks => "natural",
        ClassMethod.StandardDeviation => "deviation",
        ClassMethod.HeadTail => "headtail",
        ClassMethod.Pretty => "pretty",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a class method."),
    };

    /// <summary>What a person reads where methods are chosen.</summary>
    public static string Label(ClassMethod method) => method switch
    {
        ClassMethod.Quantile => "Equal numbers of areas",
        ClassMethod.EqualInterval => "Equal steps",
        ClassMethod.NaturalBreaks => "Natural breaks",
        ClassMethod.StandardDeviation => "Distance from the average",
        ClassMethod.HeadTail => "Few high values",
        ClassMethod.Pretty => "Round numbers",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a class method."),
    };

    /// <summary>What a legend says: "Five classes with about equal numbers of areas".</summary>
    public static string Words(ClassMethod method, int classes) => classes switch
    {
        <= 0 => "No classes",
        1 => method is ClassMethod.StandardDeviation or ClassMethod.Pretty
            ? "One class: no area differs enough for a second"
            : "One class: every area has the same value",
        _ => FormattableString.Invariant($"{(classes < Numbers.Length ? Numbers[classes] : classes)} classes ")
            + method switch
            {
                ClassMethod.Quantile => "with about equal numbers of areas",
                ClassMethod.EqualInterval => "in equal steps; steps that hold no area are joined to the next",
                ClassMethod.NaturalBreaks => "where the values bunch (natural breaks)",
                ClassMethod.StandardDeviation => "by distance from the average of areas, each one standard deviation wide",
                ClassMethod.HeadTail => "parted at the average, then what is above it at its own (head/tail breaks)",
                ClassMethod.Pretty => "at round numbers",
                _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a class method."),
            },
    };

    /// <summary>Reads a name of an address.</summary>
    public static bool TryParse(string? text, out ClassMethod method)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(Id(candidate), text, StringComparison.OrdinalIgnoreCase))
            {
                method = candidate;
                return true;
            }
        }

        method = default;
        return false;
    }
}
