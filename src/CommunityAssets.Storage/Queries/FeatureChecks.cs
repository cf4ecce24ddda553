using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.Filters;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Queries;

/// <summary>What both engines refuse of a query for features, in the same words, before any database is asked.</summary>
internal static class FeatureChecks
{
    private const int MostTerms = 400;
    private const int Deepest = 60;
    private const int MostKeys = 5;
    private const int LongestText = 8000;
    private const int MostCorners = 20_000;
    private const double Farthest = 1e8;

    /// <summary>Checks a query whose page is wanted.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void CheckPage(FeatureQuery query)
    {
        CheckFilter(query);
        if (query.Limit is < 1 or > FeatureQuery.MostFeatures)
        {
            throw new BadInputException($"The limit must be a whole number from 1 to {FeatureQuery.MostFeatures:N0}.");
        }

        if (query.Sort.Length > MostKeys)
        {
            throw new BadInputException($"Features can be sorted by {MostKeys} fields at most.");
        }

        foreach (var key in query.Sort)
        {
            CheckField(query, key.Field);
            if (!key.Field.Sortable)
            {
                throw new BadInputException($"Features can't be sorted by '{key.Field.Name}': it is a list.");
            }
        }

        foreach (var field in query.Fields)
        {
            CheckField(query, field);
        }
    }

    /// <summary>Checks what a query looks for.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void CheckFilter(FeatureQuery query)
    {
        var terms = 0;
        if (query.Filter is { } filter)
        {
            Check(query, filter, 1, ref terms);
        }
    }

    private static void Check(FeatureQuery query, Filter filter, int depth, ref int terms)
    {
        if (depth > Deepest)
        {
            throw new BadInputException($"The filter is nested deeper than {Deepest} levels. Say it more simply.");
        }

        Count(ref terms, 1);
        switch (filter)
        {
            case Filter.All all:
                CheckAll(query, all.Parts, depth, ref terms);
                break;
            case Filter.Any any:
                CheckAll(query, any.Parts, depth, ref terms);
                break;
            case Filter.Not not:
                Check(query, not.Part, depth + 1, ref terms);
                break;
            case Filter.Comparison comparison:
                CheckAlike(query, comparison.Left, comparison.Right);
                break;
            case Filter.OneOf oneOf:
                Count(ref terms, oneOf.Choices.Length);
                CheckAlike(query, oneOf.Value, [.. oneOf.Choices]);
                break;
            case Filter.Between between:
                CheckAlike(query, between.Value, between.Least, between.Most);
                break;
            case Filter.Like like:
                CheckLike(query, like);
                break;
            case Filter.IsNull { Field: { } field }:
                CheckField(query, field);
                break;
            case Filter.Spatial spatial:
                CheckShape(spatial.Other);
                break;
            case Filter.Near near:
                CheckShape(near.Other);
                if (!double.IsFinite(near.Metres) || near.Metres < 0 || near.Metres > Farthest)
                {
                    throw new BadInputException("A distance must be a number of metres, zero or more.");
                }

                break;
            case Filter.Words words:
                Count(ref terms, words.Others.Length);
                CheckField(query, words.Field);
                if (words.Field.Type != FieldType.Words)
                {
                    throw new BadInputException($"'{words.Field.Name}' is not a list.");
                }

                break;
        }
    }

    private static void CheckAll(FeatureQuery query, IReadOnlyList<Filter> parts, int depth, ref int terms)
    {
        foreach (var part in parts)
        {
            Check(query, part, depth + 1, ref terms);
        }
    }

    private static void Count(ref int terms, int more)
    {
        terms += more;
        if (terms > MostTerms)
        {
            throw new BadInputException($"The filter has more than {MostTerms} terms. Say it more simply.");
        }
    }

    private static void CheckLike(FeatureQuery query, Filter.Like like)
    {
        if (TypeOf(query, like.Text) != FieldType.Text)
        {
            throw new BadInputException("Only texts can be compared with a pattern.");
        }

        CheckText(like.Pattern);
        var escapes = 0;
        for (var at = like.Pattern.Length - 1; at >= 0 && like.Pattern[at] == '\\'; at--)
        {
            escapes++;
        }

        if (escapes % 2 == 1)
        {
            throw new BadInputException("The pattern ends with a backslash, which takes the next character as it is; there is none.");
        }
    }

    private static void CheckAlike(FeatureQuery query, Operand left, params ReadOnlySpan<Operand> others)
    {
        var type = TypeOf(query, left);
        foreach (var other in others)
        {
            if (TypeOf(query, other) is var found && found != type)
            {
                throw new BadInputException($"{Words(type)} can't be compared with {Words(found)}.");
            }
        }
    }

    /// <summary>The type of an operand, whole numbers taken as numbers.</summary>
    private static FieldType TypeOf(FeatureQuery query, Operand operand)
    {
        var type = operand switch
        {
            Operand.Of { Field: var field } => CheckField(query, field).Type,
            Operand.Given { Value: string text } => CheckText(text),
            Operand.Given { Value: double number } => double.IsFinite(number)
                ? FieldType.Number
                : throw new BadInputException("Numbers in a filter must be finite."),
            Operand.Given { Value: bool } => FieldType.Truth,
            Operand.Given { Value: DateOnly } => FieldType.Day,
            Operand.Given { Value: DateTimeOffset } => FieldType.Moment,
            _ => throw new BadInputException("A filter compares texts, numbers, days, moments, and true or false."),
        };
        if (operand.Folding != Folding.None && type != FieldType.Text)
        {
            throw new BadInputException("Case and accents are left aside in texts alone.");
        }

        return type switch
        {
            FieldType.Whole => FieldType.Number,
            FieldType.Words => throw new BadInputException("A list can't be compared with a single value; use A_CONTAINS."),
            _ => type,
        };
    }

    private static Field CheckField(FeatureQuery query, Field field) =>
        (field.Indicator is not null && query.Set is FeatureSet.OfAreas) || query.Set.Fields.Contains(field)
            ? field
            : throw new BadInputException($"There is no field '{field.Name}' here.");

    private static FieldType CheckText(string text) => text.Length <= LongestText && !text.Contains('\0', StringComparison.Ordinal)
        ? FieldType.Text
        : throw new BadInputException($"A text in a filter must be shorter than {LongestText:N0} characters, without control characters.");

    private static void CheckShape(Geometry shape)
    {
        if (shape.IsEmpty || shape.NumPoints > MostCorners
            || Array.Exists(shape.Coordinates, corner => !(Math.Abs(corner.X) <= Farthest && Math.Abs(corner.Y) <= Farthest)))
        {
            throw new BadInputException(
                $"A shape in a filter needs from 1 to {MostCorners:N0} corners, each with coordinates that a map can show.");
        }

        if (!shape.IsValid)
        {
            throw new BadInputException("A shape in the filter crosses itself. Draw it again without crossing lines.");
        }
    }

    private static string Words(FieldType type) => type switch
    {
        FieldType.Text => "a text",
        FieldType.Number => "a number",
        FieldType.Truth => "true or false",
        FieldType.Day => "a date",
        _ => "a timestamp",
    };
}
