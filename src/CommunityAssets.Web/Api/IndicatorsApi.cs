using System.Text.Json;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>Indicators and their values over HTTP.</summary>
public static class IndicatorsApi
{
    private const string Json = "application/json";
    private static readonly Parameter Id = new("id", "the id of an indicator") { InPath = true, Required = true };
    private static readonly Parameter Period = new("period", "a period as the list of indicators spells it; the latest unless told");
    private static readonly Parameter Within = new("within", "the code of an area in this atlas");

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead(
            "/api/v1/indicators",
            "listIndicators",
            "Every indicator, with the levels, vintages and periods that it has values for.",
            [],
            ListAsync)
            .Needs(Right.SeeAtlas)
            .Produces<object>();
        endpoints.MapRead(
            "/api/v1/indicators/{id}/values",
            "readIndicatorValues",
            "Values of one indicator with 95% limits, ranks and the names of areas: one level, one period.",
            [Id, Named.Level, Named.Vintage, Period, Within],
            ValuesAsync)
            .Needs(Right.SeeAtlas)
            .Produces<object>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(ReadQuery read, IAtlas atlas, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var holdings = await atlas.Indicators.ListAsync(cancellationToken);
        return JsonAnswer.Of(Json, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("indicators");
            foreach (var holding in holdings)
            {
                writer.WriteStartObject();
                WriteIndicator(writer, holding.Indicator);
                writer.WriteStartArray("layers");
                foreach (var layer in holding.Layers)
                {
                    writer.WriteStartObject();
                    writer.WriteString("level", LevelNames.Name(layer.Level));
                    writer.WriteNumber("vintage", layer.Vintage);
                    writer.WriteString("period", layer.Period);
                    writer.WriteNumber("values", layer.Values);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task<IResult> ValuesAsync(
        string id, ReadQuery read, IAtlas atlas, Layers layers, CancellationToken cancellationToken)
    {
        ReadQuery.CheckText(Id, id);
        var (level, vintage, period) = (Named.ReadLevel(read), Named.ReadVintage(read), read.Text(Period));
        var within = read.Text(Within) is { } code
            ? (await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken))?.Key
                ?? throw new ParameterException(Within, $"There is no area '{code}' in this atlas.")
            : (AreaKey?)null;
        if (await atlas.Indicators.FindAsync(id, cancellationToken) is not { } holding)
        {
            return Problems.NotFound($"There is no indicator '{id}' in this atlas. /api/v1/indicators lists those there are.");
        }

        if (Choose(holding, level, vintage, period) is not { } layer)
        {
            return Problems.NotFound(
                $"{holding.Indicator.Name} has no values for that level, vintage and period. /api/v1/indicators lists those it has.");
        }

        var values = await atlas.Indicators.ValuesAsync(id, layer.Level, layer.Vintage, layer.Period, within, cancellationToken);
        var numbers = await layers.NumbersAsync(id, layer.Level, layer.Vintage, layer.Period, within, cancellationToken);
        var names = await layers.NamesAsync(layer.Level, layer.Vintage, within, cancellationToken);
        return new JsonAnswer(Json, async (writer, flush) =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("indicator");
            WriteIndicator(writer, holding.Indicator);
            writer.WriteEndObject();
            writer.WriteString("level", LevelNames.Name(layer.Level));
            writer.WriteNumber("vintage", layer.Vintage);
            writer.WriteString("period", layer.Period);
            writer.WriteNumber("areas", names.Count);
            writer.WriteNumber("of", numbers.Count);
            writer.WriteStartArray("values");
            foreach (var value in values)
            {
                WriteValue(writer, value, names, numbers);
                await flush();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>
    /// The latest period at the smallest level of what was asked; layers come in that order, except that periods come first.
    /// </summary>
    private static IndicatorLayer? Choose(IndicatorHolding holding, AreaLevel? level, int? vintage, string? period)
    {
        var fitting = holding.Layers.Where(layer =>
            (level is null || layer.Level == level) && (vintage is null || layer.Vintage == vintage)
            && (period is null || string.Equals(layer.Period, period, StringComparison.OrdinalIgnoreCase))).ToList();
        return fitting.Count == 0 ? null : fitting.Where(layer => layer.Level == fitting.Min(one => one.Level)).First();
    }

    private static void WriteIndicator(Utf8JsonWriter writer, Indicator indicator)
    {
        writer.WriteString("id", indicator.Id);
        writer.WriteString("name", indicator.Name);
        writer.WriteString("tells", indicator.Tells);
        writer.WriteString("domain", indicator.Domain);
        writer.WriteString("unit", indicator.Unit);
        writer.WriteString("valueKind", indicator.ValueKind.ToString().ToLowerInvariant());
        Write(writer, "rateBase", indicator.RateBase);
        writer.WriteString("polarity", PolarityNames.Name(indicator.Polarity));
        writer.WriteString("polarityWords", PolarityNames.Words(indicator.Polarity));
        writer.WriteString("source", indicator.Source);
        writer.WriteString("licence", indicator.Licence);
        writer.WriteString("periodType", indicator.PeriodType);
        writer.WriteString("disclosure", indicator.Disclosure);
        writer.WriteStartArray("topics");
        foreach (var topic in indicator.Topics)
        {
            writer.WriteStringValue(topic);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(
        Utf8JsonWriter writer, in IndicatorValue value, IReadOnlyDictionary<string, string> names, LayerNumbers numbers)
    {
        writer.WriteStartObject();
        writer.WriteString("area", value.Area);
        writer.WriteString("name", names.GetValueOrDefault(value.Area));
        Write(writer, "value", value.Value);
        Write(writer, "lower", value.Lower);
        Write(writer, "upper", value.Upper);
        Write(writer, "count", value.Count);
        Write(writer, "denominator", value.Denominator);
        writer.WriteBoolean("suppressed", value.Suppressed);
        writer.WriteString("note", value.Note);
        Write(writer, "rank", value.Value is { } number && numbers.Count > 0 ? numbers.RankOf(number).Rank : null);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
