using System.Collections.Immutable;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.Filters;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Ogc.Cql2;
using CommunityAssets.Web.Security;
using NetTopologySuite.Geometries;
using Crs = CommunityAssets.Web.Ogc.Crs;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>What a request for features asks, read and checked.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Query">The query.</param>
/// <param name="Crs">The reference system of the answer.</param>
/// <param name="CountedBy">What the number of matches depends on, as it was written.</param>
internal sealed record ItemRequest(FeatureCollection Collection, FeatureQuery Query, Crs Crs, string CountedBy)
{
    private const int MostIndicators = 50;
    private const int MostSortKeys = 5;

    /// <summary>Reads a request for a list.</summary>
    /// <exception cref="ParameterException">A parameter can't be used.</exception>
    public static ItemRequest OfList(ReadQuery read, FeatureCollection collection, ReferenceSystem grid, Sight sight)
    {
        var filters = ImmutableArray.CreateBuilder<Filter>();
        if (ReadBox(read, grid) is { } box)
        {
            filters.Add(box);
        }

        if (ReadTime(read, collection) is { } time)
        {
            filters.Add(time);
        }

        if (ReadFilter(read, collection, grid) is { } filter)
        {
            filters.Add(filter);
        }

        var query = new FeatureQuery
        {
            Set = collection.Holding.Set,
            See = sight.Widest,
            Filter = filters.Count switch { 0 => null, 1 => filters[0], _ => new Filter.All(filters.ToImmutable()) },
            Fields = ReadFields(read, collection),
            Sort = ReadSort(read, collection),
            Limit = Math.Min(read.Whole(ItemParameters.Limit, 1, int.MaxValue) ?? 100, FeatureQuery.MostFeatures),
            Cursor = read.Text(ItemParameters.Cursor),
        };
        Parameter[] counted =
        [
            ItemParameters.Box, ItemParameters.BoxCrs, ItemParameters.Time, ItemParameters.Filter, ItemParameters.FilterLanguage,
            ItemParameters.FilterCrs,
        ];
        return new ItemRequest(
            collection, query, ReadCrs(read, ItemParameters.Crs, grid),
            string.Join('\n', counted.Select(read.Text).Prepend(collection.Id).Prepend(sight.Widest.ToString())));
    }

    /// <summary>Reads a request for one feature.</summary>
    /// <exception cref="ParameterException">A parameter can't be used.</exception>
    public static ItemRequest OfOne(ReadQuery read, FeatureCollection collection, string id, ReferenceSystem grid, Sight sight) => new(
        collection,
        new FeatureQuery
        {
            Set = collection.Holding.Set,
            See = sight.Widest,
            Id = id,
            Fields = ReadFields(read, collection),
            Limit = 1,
        },
        ReadCrs(read, ItemParameters.Crs, grid), "");

    private static Crs ReadCrs(ReadQuery read, Parameter parameter, ReferenceSystem grid) => read.Text(parameter) is not { } uri
        ? Crs.Crs84
        : Crs.Find(uri, grid) ?? throw new ParameterException(parameter, $"'{uri}' is not one of the collection's reference systems.");

    private static Filter? ReadBox(ReadQuery read, ReferenceSystem grid)
    {
        var crs = ReadCrs(read, ItemParameters.BoxCrs, grid);
        var parameter = ItemParameters.Box;
        if (read.Text(parameter) is not { } text)
        {
            return null;
        }

        double[] numbers = [.. text.Split(',').Select(part => ReadQuery.ReadNumber(parameter, part, -1e9, 1e9))];
        var (west, south, east, north) = numbers switch
        {
            [var a, var b, var c, var d] => (a, b, c, d),
            [var a, var b, _, var c, var d, _] => (a, b, c, d),
            _ => throw new ParameterException(parameter, $"'{text}' is not four numbers with commas between them, nor six with heights."),
        };
        if (west > east || south > north)
        {
            throw new ParameterException(
                parameter,
                $"'{text}' has its lower corner beyond its upper one. "
                    + "A box across the antimeridian can't be read: nothing here lies there.");
        }

        try
        {
            return GridShapes.ToGrid(Box(west, south, east, north), crs, grid) is { } shape
                ? new Filter.Spatial(SpatialRelation.Intersects, shape)
                : new Filter.Constant(false);
        }
        catch (CqlException problem)
        {
            throw new ParameterException(parameter, $"'{text}' can't be used. {problem.Message}.");
        }
    }

    /// <summary>The shape of a box, which is a point or a line where it has no width or height.</summary>
    private static Geometry Box(double west, double south, double east, double north) =>
        new GeometryFactory().ToGeometry(new Envelope(west, east, south, north));

    private static Filter? ReadTime(ReadQuery read, FeatureCollection collection)
    {
        var parameter = ItemParameters.Time;
        if (read.Text(parameter) is not { } text)
        {
            return null;
        }

        var parts = text.Split('/');
        var (start, end) = parts switch
        {
            [var one] => (Instant(one), Instant(one)),
            [var from, var to] => (from is "" or ".." ? null : Instant(from), to is "" or ".." ? null : Instant(to)),
            _ => throw new ParameterException(parameter, $"'{text}' is not one time, nor two with a slash between them."),
        };
        if (start is not null && end is not null && First(start) > First(end))
        {
            throw new ParameterException(parameter, $"'{text}' ends before it begins.");
        }

        // Areas are there from the year of their boundaries on.
        return collection.Holding.Set is FeatureSet.OfAreas areas
            ? end is not null && First(end).Year < areas.Vintage ? new Filter.Constant(false) : null
            : CqlTemporal.Within(new Operand.Of(AssetFields.All.First(field => field.Name == "updated")), start, end);

        Cql Instant(string one) => CqlTimes.TryDay(one) ?? CqlTimes.TryMoment(one)
            ?? throw new ParameterException(parameter, $"'{one}' is neither a date nor a moment in UTC.");

        static DateTimeOffset First(Cql time) => time switch
        {
            Cql.Moment moment => moment.Value,
            Cql.Day day => new DateTimeOffset(day.Value, TimeOnly.MinValue, TimeSpan.Zero),
            _ => default,
        };
    }

    private static Filter? ReadFilter(ReadQuery read, FeatureCollection collection, ReferenceSystem grid)
    {
        var crs = ReadCrs(read, ItemParameters.FilterCrs, grid);
        var language = read.Choice(ItemParameters.FilterLanguage);
        if (read.Text(ItemParameters.Filter) is not { } text)
        {
            return null;
        }

        try
        {
            var json = language == "cql2-json" || (language is null && text.StartsWith('{'));
            var expression = json ? CqlJson.Read(text) : CqlText.Read(text);
            return new CqlBinder(collection, crs, grid).Bind(expression);
        }
        catch (CqlException problem)
        {
            throw new ParameterException(ItemParameters.Filter, problem.Message);
        }
    }

    private static ImmutableArray<Field> ReadFields(ReadQuery read, FeatureCollection collection)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        var indicators = ReadIndicators(read, collection);
        if (read.Text(ItemParameters.Properties) is { } text)
        {
            foreach (var name in Names(text))
            {
                fields.Add(collection.Find(name) ?? throw new ParameterException(
                    ItemParameters.Properties, $"There is no property '{name}' in {collection.Id}."));
            }
        }
        else
        {
            fields.AddRange(collection.Fields);
        }

        fields.AddRange(indicators.Where(field => !fields.Contains(field)));
        return fields.ToImmutable();
    }

    private static List<Field> ReadIndicators(ReadQuery read, FeatureCollection collection)
    {
        if (read.Text(ItemParameters.Indicators) is not { } text)
        {
            return [];
        }

        var parameter = ItemParameters.Indicators;
        List<Field> found = [.. Names(text).Select(name =>
            collection.Indicators.FirstOrDefault(field => field.Indicator == name || field.Name == name)
            ?? throw new ParameterException(
                parameter,
                collection.HoldsAssets
                    ? "Assets have no indicators; areas have."
                    : $"There is no indicator '{name}' with values for {collection.Id}."))];
        return found.Count <= MostIndicators
            ? found
            : throw new ParameterException(parameter, $"{found.Count} indicators are asked for.");
    }

    private static ImmutableArray<SortKey> ReadSort(ReadQuery read, FeatureCollection collection)
    {
        var parameter = ItemParameters.SortBy;
        if (read.Text(parameter) is not { } text)
        {
            return [];
        }

        ImmutableArray<SortKey> keys = [.. text.Split(',').Select(part =>
        {
            var name = part.Trim();
            var descending = name.StartsWith('-');
            name = name.TrimStart('-', '+').Trim();
            var field = collection.Find(name)
                ?? throw new ParameterException(parameter, $"There is no property '{name}' in {collection.Id}.");
            return field.Sortable
                ? new SortKey(field, descending)
                : throw new ParameterException(parameter, $"'{name}' is a list, which has no order.");
        })];
        return keys.Length > MostSortKeys ? throw new ParameterException(parameter, $"{keys.Length} properties are given.")
            : keys.DistinctBy(key => key.Field).Count() < keys.Length
                ? throw new ParameterException(parameter, "A property is given twice.")
            : keys;
    }

    private static IEnumerable<string> Names(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}
