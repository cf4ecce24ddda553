namespace CommunityAssets.Web.Analyses;

/// <summary>Which fifth of need each area is in.</summary>
/// <param name="Of">For each area 0 for the fifth with the most need, to 4; -1 where the value is not known.</param>
/// <param name="Words">The indicator and its period in words.</param>
/// <param name="Period">The period.</param>
internal sealed record AccessFifths(int[] Of, string Words, string Period)
{
    /// <summary>The fifths in words, that with the most need first.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["Fifth with the most need", "Second fifth", "Third fifth", "Fourth fifth", "Fifth with the least need"];

    /// <summary>The areas of each fifth.</summary>
    public IEnumerable<AccessGroup> Groups => Names.Select((name, fifth) => new AccessGroup(
        FormattableString.Invariant($"{fifth + 1}"), name, [.. Enumerable.Range(0, Of.Length).Where(area => Of[area] == fifth)]));
}
