namespace CommunityAssets.Storage.Filters;

/// <summary>One side of a comparison.</summary>
public abstract record Operand
{
    private Operand()
    {
    }

    /// <summary>What is not minded; texts alone can be folded.</summary>
    public Folding Folding { get; init; }

    /// <summary>The value of a field.</summary>
    /// <param name="Field">The field.</param>
    public sealed record Of(Field Field) : Operand;

    /// <summary>A value given by the caller.</summary>
    /// <param name="Value">
    /// A <see cref="string"/>, a finite <see cref="double"/>, a <see cref="bool"/>, a <see cref="DateOnly"/> or a
    /// <see cref="DateTimeOffset"/>.
    /// </param>
    public sealed record Given(object Value) : Operand;
}
