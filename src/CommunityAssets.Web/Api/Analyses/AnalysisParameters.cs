using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Parameters that analyses share, and how they are read.</summary>
public static class AnalysisParameters
{
    /// <summary>The largest seed: what every JSON reader holds exactly.</summary>
    public const long LargestSeed = (1L << 53) - 1;

    /// <summary>The need, which must be told.</summary>
    public static Parameter Indicator { get; } = new("indicator", "the id of an indicator, from /api/v1/indicators")
    {
        Label = "Indicator",
        Required = true,
        Offers = ParameterOffer.Indicators,
    };

    /// <summary>The indicator's period.</summary>
    public static Parameter Period { get; } = new("period", "a period as the list of indicators spells it; the latest unless told")
    {
        Label = "Period",
        Absent = "The latest",
    };

    /// <summary>The topic of the strengths.</summary>
    public static Parameter Topic { get; } = new("topic", "the id of a topic, such as growing; all unless told")
    {
        Label = "Topic",
        Absent = "All",
        Offers = ParameterOffer.Topics,
    };

    /// <summary>The kind of the strengths.</summary>
    public static Parameter Kind { get; } = Parameter.OneOf("kind", [.. KindNames.All.Select(KindNames.Name)]) with
    {
        Label = "Kind of strength",
        Absent = "All",
        ChoiceWords = [.. KindNames.All.Select(KindNames.Many)],
    };

    /// <summary>The level of areas.</summary>
    public static Parameter Level { get; } = Named.Level with
    {
        Label = "Areas",
        Absent = "The smallest there are",
        Takes = Named.Level.Takes + "; the smallest that there is unless told",
        ChoiceWords = [.. LevelNames.All.Select(LevelNames.Many)],
    };

    /// <summary>The year of their boundaries.</summary>
    public static Parameter Vintage { get; } = Named.Vintage with { Label = "Year of boundaries", Absent = "The latest" };

    /// <summary>An area that they lie in.</summary>
    public static Parameter Within { get; } = new("within", "the code of an area in this atlas; all of it unless told")
    {
        Label = "Only areas within",
        Absent = "The whole atlas",
        Offers = ParameterOffer.Areas,
    };

    /// <summary>What chance starts from.</summary>
    public static Parameter Seed { get; } = new(
        "seed", "a whole number from 0 to 9,007,199,254,740,991; the same seed gives the same answer")
    {
        Label = "Seed",
        Hint = "What chance starts from: a whole number. The same seed gives the same answer.",
        Type = "integer",
        Usual = "12345",
    };

    /// <summary>The form of the answer.</summary>
    public static Parameter Format { get; } = Parameter.OneOf("format", "json", "csv", "geojson", "gpkg") with { Usual = "json" };

    /// <summary>How much of the shapes of rows an answer in JSON or GeoJSON tells.</summary>
    public static Parameter Geometry { get; } = new(
        "geometry", "one of none, simplified, full; in JSON none unless told, in GeoJSON simplified; the other formats keep to their own")
    {
        Choices = ["none", "simplified", "full"],
    };

    /// <summary>Reads the seed.</summary>
    public static ulong ReadSeed(this ReadQuery read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (read.Text(Seed) is not { } text)
        {
            return 12345;
        }

        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            && seed <= LargestSeed ? seed : throw new ParameterException(Seed, $"'{text}' is not such a number.");
    }

    /// <summary>The text of a parameter that must be there and not be blank.</summary>
    public static string Required(this ReadQuery read, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(parameter);
        return read.Text(parameter) ?? throw new ParameterException(parameter, $"{parameter.Name} is given without a value.");
    }

    /// <summary>Reads the kind of strength; null for all.</summary>
    public static AssetKind? ReadKind(this ReadQuery read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return read.Choice(Kind) is { } text && KindNames.TryParse(text, out var kind) ? kind : null;
    }
}
