using System.Collections.Frozen;
using System.Collections.Immutable;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Filters;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Ogc.Cql2;

/// <summary>
/// Turns an expression into a filter over the fields of a collection. What is not supported is refused by name and place; types are checked
/// here, so that messages can say where.
/// </summary>
/// <param name="collection">The collection.</param>
/// <param name="crs">The reference system of shapes in the expression.</param>
/// <param name="grid">The atlas's grid.</param>
internal sealed class CqlBinder(FeatureCollection collection, Crs crs, ReferenceSystem grid)
{
    private static readonly FrozenDictionary<string, ComparisonSign> Signs = new Dictionary<string, ComparisonSign>(StringComparer.Ordinal)
    {
        ["="] = ComparisonSign.Equal,
        ["<>"] = ComparisonSign.NotEqual,
        ["<"] = ComparisonSign.Less,
        ["<="] = ComparisonSign.LessOrEqual,
        [">"] = ComparisonSign.More,
        [">="] = ComparisonSign.MoreOrEqual,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SpatialRelation> Relations =
        new Dictionary<string, SpatialRelation>(StringComparer.Ordinal)
        {
            ["s_intersects"] = SpatialRelation.Intersects,
            ["s_disjoint"] = SpatialRelation.Disjoint,
            ["s_equals"] = SpatialRelation.Equals,
            ["s_touches"] = SpatialRelation.Touches,
            ["s_within"] = SpatialRelation.Within,
            ["s_contains"] = SpatialRelation.Contains,
            ["s_crosses"] = SpatialRelation.Crosses,
            ["s_overlaps"] = SpatialRelation.Overlaps,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, WordsRelation> Lists = new Dictionary<string, WordsRelation>(StringComparer.Ordinal)
    {
        ["a_equals"] = WordsRelation.Equals,
        ["a_contains"] = WordsRelation.Contains,
        ["a_containedby"] = WordsRelation.ContainedBy,
        ["a_overlaps"] = WordsRelation.Overlaps,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The filter of an expression.</summary>
    /// <exception cref="CqlException">It asks for what is not there or not supported.</exception>
    public Filter Bind(Cql expression) => expression switch
    {
        Cql.Truth truth => new Filter.Constant(truth.Value),
        Cql.Call call => BindCall(call),
        Cql.Property property => throw CqlException.At(
            property.Place, $"'{property.Name}' stands alone; compare it with something, as in {property.Name} = TRUE"),
        _ => throw CqlException.At(expression.Place, "A condition was expected here"),
    };

    private Filter BindCall(Cql.Call call)
    {
        switch (call.Op)
        {
            case "and":
                return new Filter.All([.. Several(call).Select(Bind)]);
            case "or":
                return new Filter.Any([.. Several(call).Select(Bind)]);
            case "not":
                return new Filter.Not(Bind(Exactly(call, 1)[0]));
            case "like":
                return Like(call);
            case "between":
                return Between(call);
            case "in":
                return In(call);
            case "isnull":
                return IsNull(call);
            case "s_dwithin":
                return Near(call);
        }

        if (Signs.TryGetValue(call.Op, out var sign))
        {
            return Compare(call, sign);
        }

        if (Relations.TryGetValue(call.Op, out var relation))
        {
            return Relate(call, relation);
        }

        if (Lists.TryGetValue(call.Op, out var words))
        {
            return CompareLists(call, words);
        }

        if (call.Op.StartsWith("t_", StringComparison.Ordinal))
        {
            var args = Exactly(call, 2);
            return args is [Cql.Property property, _] && Find(property) is { Type: FieldType.Day or FieldType.Moment } field
                ? CqlTemporal.Bind(call, field, args[1])
                : throw CqlException.At(
                    call.Place,
                    $"{call.Op.ToUpperInvariant()} takes a property that holds a date or a moment, then a date, moment or interval");
        }

        throw call.Op is "+" or "-" or "*" or "/" or "^" or "%" or "div"
            ? CqlException.At(call.Place, $"Arithmetic ({call.Op}) is not supported in filters")
            : call.Op is "casei" or "accenti"
                ? CqlException.At(call.Place, $"{call.Op.ToUpperInvariant()} gives a text; compare it with something")
                : CqlException.At(
                    call.Place, $"There is no operator or function '{Short(call.Op)}' here; /ogc/functions lists the functions there are");
    }

    private Filter Compare(Cql.Call call, ComparisonSign sign)
    {
        var args = Exactly(call, 2);
        var (left, right) = (args[0], args[1]);
        if (left is not Cql.Property && right is Cql.Property)
        {
            (left, right, sign) = (right, left, Turned(sign));
        }

        var field = FieldOf(left);
        if (field is { Type: FieldType.Moment } && right is Cql.Day { Value: var day } && left is Cql.Property)
        {
            return CqlTemporal.CompareWithDay(new Operand.Of(field), sign, day);
        }

        return new Filter.Comparison(Operand(left, FieldOf(right)), sign, Operand(right, field));
    }

    private Filter.Like Like(Cql.Call call)
    {
        var args = Exactly(call, 2);
        var text = Operand(args[0], null);
        if (text is not Operand.Of { Field.Type: FieldType.Text } and not Operand.Given { Value: string })
        {
            throw CqlException.At(args[0].Place, "LIKE compares texts alone");
        }

        var (pattern, folding) = Unfold(args[1]);
        return pattern is Cql.Text given
            ? new Filter.Like(text with { Folding = text.Folding | folding }, given.Value)
            : throw CqlException.At(args[1].Place, "LIKE takes its pattern as a text");
    }

    private Filter.Between Between(Cql.Call call)
    {
        var args = Exactly(call, 3);
        var field = FieldOf(args[0]);
        return field?.Type == FieldType.Text
            ? throw CqlException.At(call.Place, "BETWEEN compares numbers, dates and moments")
            : new Filter.Between(Operand(args[0], null), Operand(args[1], field), Operand(args[2], field));
    }

    private Filter In(Cql.Call call)
    {
        // Drafts of the standard wrote the choices as further arguments.
        var (value, choices) = call.Args switch
        {
            [var first, Cql.List list] => (first, list.Items),
            [var first, .. var others] => (first, others),
            _ => throw CqlException.At(call.Place, "IN takes a value and a list"),
        };
        if (choices.IsEmpty)
        {
            throw CqlException.At(call.Place, "The list of IN is empty");
        }

        var field = FieldOf(value);
        return new Filter.OneOf(Operand(value, null), [.. choices.Select(choice => Operand(choice, field))]);
    }

    private Filter.IsNull IsNull(Cql.Call call) => Exactly(call, 1)[0] switch
    {
        Cql.Property { Name: Collections.GeometryName } => new Filter.IsNull(null),
        Cql.Property property => new Filter.IsNull(Find(property)),
        var other => throw CqlException.At(other.Place, "IS NULL is asked of a property"),
    };

    private Filter Relate(Cql.Call call, SpatialRelation relation)
    {
        var shape = ShapeOf(call, Exactly(call, 2), out var turned);
        if (turned)
        {
            relation = relation switch
            {
                SpatialRelation.Within => SpatialRelation.Contains,
                SpatialRelation.Contains => SpatialRelation.Within,
                _ => relation,
            };
        }

        // What lies in another part of the world meets nothing here.
        return shape is not null ? new Filter.Spatial(relation, shape)
            : relation == SpatialRelation.Disjoint ? new Filter.Not(new Filter.IsNull(null))
            : new Filter.Constant(false);
    }

    private Filter Near(Cql.Call call)
    {
        var args = Exactly(call, 3);
        if (args[2] is not Cql.Number { Value: >= 0 and <= 1e6 } metres)
        {
            throw CqlException.At(args[2].Place, "The distance of S_DWITHIN is a number of metres from 0 to 1,000,000");
        }

        return ShapeOf(call, args, out _) is { } shape ? new Filter.Near(shape, metres.Value) : new Filter.Constant(false);
    }

    private Geometry? ShapeOf(Cql.Call call, ImmutableArray<Cql> args, out bool turned)
    {
        turned = args[0] is Cql.Shape;
        if ((turned ? args[1] : args[0]) is not Cql.Property { Name: Collections.GeometryName }
            || (turned ? args[0] : args[1]) is not Cql.Shape shape)
        {
            throw CqlException.At(
                call.Place,
                $"{call.Op.ToUpperInvariant()} takes the property {Collections.GeometryName} and a shape such as POINT(-1.5 53.2)");
        }

        try
        {
            return GridShapes.ToGrid(shape.Value, crs, grid);
        }
        catch (Exception problem) when (problem is CqlException or TopologyException)
        {
            throw CqlException.At(shape.Place, "The shape can't be used. " + problem.Message.TrimEnd('.'));
        }
    }

    private Filter.Words CompareLists(Cql.Call call, WordsRelation relation)
    {
        var args = Exactly(call, 2);
        var (own, others) = (args[0], args[1]);
        if (own is Cql.List)
        {
            (own, others) = (others, own);
            relation = relation switch
            {
                WordsRelation.Contains => WordsRelation.ContainedBy,
                WordsRelation.ContainedBy => WordsRelation.Contains,
                _ => relation,
            };
        }

        return own is Cql.Property property && Find(property) is { Type: FieldType.Words } field && others is Cql.List list
            ? new Filter.Words(field, relation, [.. list.Items.Select(item => item is Cql.Text text
                ? text.Value
                : throw CqlException.At(item.Place, "The list holds texts alone"))])
            : throw CqlException.At(
                call.Place, $"{call.Op.ToUpperInvariant()} takes a property that holds a list, and a list such as ('growing')");
    }

    private Operand Operand(Cql expression, Field? beside)
    {
        var (plain, folding) = Unfold(expression);
        Operand operand = plain switch
        {
            Cql.Property property => Find(property) is { Type: not FieldType.Words } field
                ? new Operand.Of(field)
                : throw CqlException.At(
                    property.Place, $"'{property.Name}' is a list; use A_CONTAINS({property.Name}, ('…'))"),
            Cql.Text text => new Operand.Given(Time(text, beside) ?? text.Value),
            Cql.Number number => new Operand.Given(number.Value),
            Cql.Truth truth => new Operand.Given(truth.Value),
            Cql.Day day => new Operand.Given(beside?.Type == FieldType.Moment ? Midnight(day.Value) : day.Value),
            Cql.Moment moment => new Operand.Given(
                beside?.Type == FieldType.Day && moment.Value.TimeOfDay == TimeSpan.Zero
                    ? DateOnly.FromDateTime(moment.Value.UtcDateTime)
                    : moment.Value),
            Cql.Call { Op: "+" or "-" or "*" or "/" or "^" or "%" or "div" } arithmetic =>
                throw CqlException.At(arithmetic.Place, $"Arithmetic ({arithmetic.Op}) is not supported in filters"),
            Cql.Call call => throw CqlException.At(call.Place, $"{call.Op.ToUpperInvariant()} can't be compared with anything here"),
            _ => throw CqlException.At(plain.Place, "A single value was expected here"),
        };
        var type = TypeOf(operand);
        if (folding != Folding.None && type != FieldType.Text)
        {
            throw CqlException.At(expression.Place, "CASEI and ACCENTI are of texts alone");
        }

        return beside is null || Simple(beside.Type) == type
            ? operand with { Folding = folding }
            : throw CqlException.At(
                expression.Place, $"'{beside.Name}' holds {Words(beside.Type)}, and can't be compared with {Words(type)}");
    }

    private static (Cql Plain, Folding Folding) Unfold(Cql expression)
    {
        var folding = Folding.None;
        while (expression is Cql.Call { Op: "casei" or "accenti", Args: [var inner] } call)
        {
            folding |= call.Op == "casei" ? Folding.Case : Folding.Accents;
            expression = inner;
        }

        return (expression, folding);
    }

    /// <summary>A text beside a date or a moment is read as one: many programs write them so.</summary>
    private static object? Time(Cql.Text text, Field? beside) => beside?.Type switch
    {
        FieldType.Day => CqlTimes.TryDay(text.Value) is Cql.Day day ? day.Value : null,
        FieldType.Moment => CqlTimes.TryMoment(text.Value) is Cql.Moment moment ? moment.Value
            : CqlTimes.TryDay(text.Value) is Cql.Day day ? Midnight(day.Value) : null,
        _ => null,
    };

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static FieldType TypeOf(Operand operand) => operand switch
    {
        Operand.Of { Field: var field } => Simple(field.Type),
        Operand.Given { Value: string } => FieldType.Text,
        Operand.Given { Value: double } => FieldType.Number,
        Operand.Given { Value: bool } => FieldType.Truth,
        Operand.Given { Value: DateOnly } => FieldType.Day,
        _ => FieldType.Moment,
    };

    private static FieldType Simple(FieldType type) => type == FieldType.Whole ? FieldType.Number : type;

    private static string Words(FieldType type) => type switch
    {
        FieldType.Text => "a text",
        FieldType.Whole or FieldType.Number => "a number",
        FieldType.Truth => "true or false",
        FieldType.Day => "a date",
        FieldType.Moment => "a moment",
        _ => "a list",
    };

    private static ComparisonSign Turned(ComparisonSign sign) => sign switch
    {
        ComparisonSign.Less => ComparisonSign.More,
        ComparisonSign.LessOrEqual => ComparisonSign.MoreOrEqual,
        ComparisonSign.More => ComparisonSign.Less,
        ComparisonSign.MoreOrEqual => ComparisonSign.LessOrEqual,
        _ => sign,
    };

    private static ImmutableArray<Cql> Several(Cql.Call call) => call.Args.Length >= 2
        ? call.Args
        : throw CqlException.At(call.Place, $"{call.Op.ToUpperInvariant()} joins two conditions or more");

    private static ImmutableArray<Cql> Exactly(Cql.Call call, int count) => call.Args.Length == count
        ? call.Args
        : throw CqlException.At(call.Place, $"{call.Op.ToUpperInvariant()} takes {count} arguments, and {call.Args.Length} are given");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private Field? FieldOf(Cql expression) => Unfold(expression).Plain is Cql.Property property ? Find(property) : null;

    private Field Find(Cql.Property property) => property.Name == Collections.GeometryName
        ? throw CqlException.At(property.Place, "A shape is compared by S_INTERSECTS and the like")
        : collection.Find(property.Name) ?? throw CqlException.At(
            property.Place,
            $"There is no property '{Short(property.Name)}' in {collection.Id}; "
                + $"/ogc/collections/{collection.Id}/queryables lists those there are");
}
