using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Filters;

/// <summary>
/// What features must answer to: a small tree that each engine turns into the conditions of one parameterised statement. Where a value is
/// missing a comparison is neither true nor false, as in SQL, and the feature is left out (also under <see cref="Not"/>).
/// </summary>
public abstract record Filter
{
    private Filter()
    {
    }

    /// <summary>All of several; true when there are none.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record All(ImmutableArray<Filter> Parts) : Filter;

    /// <summary>Any of several; false when there are none.</summary>
    /// <param name="Parts">The parts.</param>
    public sealed record Any(ImmutableArray<Filter> Parts) : Filter;

    /// <summary>The opposite.</summary>
    /// <param name="Part">Of what.</param>
    public sealed record Not(Filter Part) : Filter;

    /// <summary>Every feature, or none.</summary>
    /// <param name="Value">True for every feature.</param>
    public sealed record Constant(bool Value) : Filter;

    /// <summary>Two values compared; both must be of one type.</summary>
    /// <param name="Left">The one.</param>
    /// <param name="Sign">How.</param>
    /// <param name="Right">The other.</param>
    public sealed record Comparison(Operand Left, ComparisonSign Sign, Operand Right) : Filter;

    /// <summary>A value that is one of several.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Choices">The several; at least one.</param>
    public sealed record OneOf(Operand Value, ImmutableArray<Operand> Choices) : Filter;

    /// <summary>A value between two others, both included.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Least">The lower bound.</param>
    /// <param name="Most">The upper bound.</param>
    public sealed record Between(Operand Value, Operand Least, Operand Most) : Filter;

    /// <summary>A text that fits a pattern.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Pattern"><c>%</c> is any text, <c>_</c> any one character, <c>\</c> takes the next one as it is.</param>
    public sealed record Like(Operand Text, string Pattern) : Filter;

    /// <summary>A field without a value.</summary>
    /// <param name="Field">The field; null for the shape.</param>
    public sealed record IsNull(Field? Field) : Filter;

    /// <summary>A shape's relation to another.</summary>
    /// <param name="Relation">The relation.</param>
    /// <param name="Other">A valid, non-empty shape on the atlas's grid.</param>
    public sealed record Spatial(SpatialRelation Relation, Geometry Other) : Filter;

    /// <summary>A shape no further from another than a distance.</summary>
    /// <param name="Other">A valid, non-empty shape on the atlas's grid.</param>
    /// <param name="Metres">The distance, zero or more.</param>
    public sealed record Near(Geometry Other, double Metres) : Filter;

    /// <summary>A list's relation to another.</summary>
    /// <param name="Field">A field of <see cref="FieldType.Words"/>.</param>
    /// <param name="Relation">The relation.</param>
    /// <param name="Others">The other list; may be empty.</param>
    public sealed record Words(Field Field, WordsRelation Relation, ImmutableArray<string> Others) : Filter;
}
