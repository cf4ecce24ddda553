namespace CommunityAssets.Domain.Places;

/// <summary>A nation of the United Kingdom, which a place's values are set beside.</summary>
/// <param name="Code">Its GSS code.</param>
/// <param name="Name">Its name.</param>
public sealed record Nation(string Code, string Name)
{
    /// <summary>All four.</summary>
    public static IReadOnlyList<Nation> All { get; } =
    [
        new("E92000001", "England"), new("W92000004", "Wales"), new("S92000003", "Scotland"), new("N92000002", "Northern Ireland"),
    ];

    /// <summary>The nation that the first letter of a GSS code names, or null when the text is not the shape of one.</summary>
    public static Nation? Of(string? code) =>
        GssCode.IsShaped(code) ? All.FirstOrDefault(nation => char.ToUpperInvariant(code![0]) == nation.Code[0]) : null;
}
