using System.Collections.Immutable;

namespace CommunityAssets.Storage.Filters;

/// <summary>
/// Writes a checked filter as the conditions of a statement. What both engines say alike is here; values always travel as parameters, and
/// fields are looked up in the engine's own list of columns.
/// </summary>
internal abstract class FilterWriter
{
    private int _nots;

    /// <summary>
    /// Whether what is being written is under a negation, where a missing shape must give "unknown" rather than "false".
    /// </summary>
    protected bool UnderNot => _nots > 0;

    /// <summary>Writes a filter as an expression in brackets where it needs them.</summary>
    public string Write(Filter filter) => filter switch
    {
        Filter.All all => Join(all.Parts, " AND ", "true"),
        Filter.Any any => Join(any.Parts, " OR ", "false"),
        Filter.Not not => WriteNot(not),
        Filter.Constant constant => constant.Value ? "true" : "false",
        Filter.Comparison comparison => WriteComparison(comparison),
        Filter.OneOf oneOf => WriteOneOf(oneOf),
        Filter.Between between =>
            $"({Ordered(between.Value)} BETWEEN {Expression(between.Least)} AND {Expression(between.Most)})",
        Filter.Like like => Like(
            Expression(like.Text), Expression(new Operand.Given(Pattern(like.Pattern)) { Folding = like.Text.Folding })),
        Filter.IsNull { Field: { } field } => $"({Column(field)} IS NULL)",
        Filter.IsNull => "(a.geom IS NULL)",
        Filter.Spatial spatial => Spatial(spatial),
        Filter.Near near => Near(near),
        Filter.Words words => Words(words),
        _ => throw new ArgumentException($"No way to write {filter.GetType().Name}.", nameof(filter)),
    };

    /// <summary>Takes a value as a parameter and gives its place.</summary>
    public abstract string Value(object value);

    /// <summary>The expression of a field's value, of the type that the field says.</summary>
    public abstract string Column(Field field);

    /// <summary>The expression by which features are put in a field's order.</summary>
    public abstract string SortColumn(Field field);

    /// <summary>An expression whose values are in the order of code points.</summary>
    protected abstract string InOrder(string text);

    /// <summary>A text expression without what is not minded.</summary>
    protected abstract string Fold(string text, Folding folding);

    /// <summary>A pattern as this engine spells it.</summary>
    protected abstract string Pattern(string pattern);

    /// <summary>That a text fits a pattern of this engine.</summary>
    protected abstract string Like(string text, string pattern);

    /// <summary>The relation of a shape.</summary>
    protected abstract string Spatial(Filter.Spatial spatial);

    /// <summary>The distance of a shape.</summary>
    protected abstract string Near(Filter.Near near);

    /// <summary>The relation of a list.</summary>
    protected abstract string Words(Filter.Words words);

    /// <summary>
    /// That a field holds one of several texts, for a field that is kept in another form than text (ids, codes) and is found faster by it;
    /// null where the plain comparison does.
    /// </summary>
    protected abstract string? Exactly(Field field, IReadOnlyList<string> texts);

    private static string Sign(ComparisonSign sign) => sign switch
    {
        ComparisonSign.Equal => "=",
        ComparisonSign.NotEqual => "<>",
        ComparisonSign.Less => "<",
        ComparisonSign.LessOrEqual => "<=",
        ComparisonSign.More => ">",
        _ => ">=",
    };

    private string Join(ImmutableArray<Filter> parts, string by, string none) =>
        parts.Length == 0 ? none : "(" + string.Join(by, parts.Select(Write)) + ")";

    private string WriteNot(Filter.Not not)
    {
        _nots++;
        try
        {
            return $"NOT ({Write(not.Part)})";
        }
        finally
        {
            _nots--;
        }
    }

    private string WriteComparison(Filter.Comparison comparison)
    {
        if (comparison is
            {
                Left: Operand.Of { Field: var field, Folding: Folding.None },
                Right: Operand.Given { Value: string text, Folding: Folding.None },
                Sign: ComparisonSign.Equal or ComparisonSign.NotEqual,
            } && Exactly(field, [text]) is { } exact)
        {
            return comparison.Sign == ComparisonSign.Equal ? exact : $"NOT {exact}";
        }

        return comparison.Sign is ComparisonSign.Equal or ComparisonSign.NotEqual
            ? $"({Expression(comparison.Left)} {Sign(comparison.Sign)} {Expression(comparison.Right)})"
            : $"({Ordered(comparison.Left)} {Sign(comparison.Sign)} {Expression(comparison.Right)})";
    }

    private string WriteOneOf(Filter.OneOf oneOf)
    {
        if (oneOf.Value is Operand.Of { Field: var field, Folding: Folding.None }
            && oneOf.Choices.All(choice => choice is Operand.Given { Value: string, Folding: Folding.None })
            && Exactly(field, [.. oneOf.Choices.Select(choice => (string)((Operand.Given)choice).Value)]) is { } exact)
        {
            return exact;
        }

        return $"({Expression(oneOf.Value)} IN ({string.Join(", ", oneOf.Choices.Select(Expression))}))";
    }

    private string Ordered(Operand operand)
    {
        var text = operand is Operand.Of { Field.Type: FieldType.Text } or Operand.Given { Value: string };
        return text ? InOrder(Expression(operand)) : Expression(operand);
    }

    private string Expression(Operand operand)
    {
        var plain = operand switch
        {
            Operand.Of of => Column(of.Field),
            Operand.Given given => Value(given.Value),
            _ => throw new ArgumentException("An operand is a field or a value.", nameof(operand)),
        };
        return operand.Folding == Folding.None ? plain : Fold(plain, operand.Folding);
    }
}
