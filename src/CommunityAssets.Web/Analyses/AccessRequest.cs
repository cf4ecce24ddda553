using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses;

/// <summary>What an analysis of walking access is asked.</summary>
public sealed record AccessRequest
{
    /// <summary>Metres walked in a minute.</summary>
    public const double Pace = 80;

    /// <summary>The longest walk that is looked at, in minutes.</summary>
    public const int Farthest = 60;

    /// <summary>Times on foot, in minutes, rising, to <see cref="Farthest"/>.</summary>
    public IReadOnlyList<int> Minutes { get; init; } = [5, 10, 15];

    /// <summary>How strengths are parted.</summary>
    public AccessParts Parts { get; init; }

    /// <summary>What the rows are about.</summary>
    public AccessRows Rows { get; init; }

    /// <summary>The level of larger areas, where the rows are about those.</summary>
    public AreaLevel? Larger { get; init; }

    /// <summary>Id of the indicator of need that fifths go by; null for no fifths.</summary>
    public string? Indicator { get; init; }

    /// <summary>Its period; null for the latest.</summary>
    public string? Period { get; init; }

    /// <summary>
    /// The box that strengths are looked for in where areas are of a place: the longest walk around it; null for everywhere.
    /// </summary>
    public static Envelope? Around(Ground ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        return ground.Around(Farthest * Pace);
    }

    /// <summary>Reads what somebody wrote.</summary>
    /// <param name="minutes">Times: <c>5,10,15</c>.</param>
    /// <param name="by"><c>topic</c> or <c>kind</c>; null for all together.</param>
    /// <param name="rows"><c>areas</c>, <c>place</c>, <c>fifths</c>, or the name of a level.</param>
    /// <param name="indicator">Id of the indicator that fifths go by, or null.</param>
    /// <param name="period">Its period, or null.</param>
    /// <exception cref="BadInputException">One of them can't be read.</exception>
    public static AccessRequest Read(string minutes, string? by, string rows, string? indicator, string? period)
    {
        var isLevel = LevelNames.TryParse(rows, out var level);
        return new AccessRequest
        {
            Minutes = ReadMinutes(minutes),
            Parts = by switch
            {
                null => AccessParts.Together,
                "topic" => AccessParts.ByTopic,
                "kind" => AccessParts.ByKind,
                _ => throw new BadInputException($"Strengths are parted by topic or by kind, not by '{by}'."),
            },
            Rows = rows switch
            {
                "areas" => AccessRows.Areas,
                "place" => AccessRows.Place,
                "fifths" => AccessRows.Fifths,
                _ when isLevel => AccessRows.Larger,
                _ => throw new BadInputException(
                    $"Rows are areas, place, fifths or a level ({string.Join(", ", LevelNames.All.Select(LevelNames.Name))}), not "
                    + $"'{rows}'."),
            },
            Larger = isLevel ? level : null,
            Indicator = indicator,
            Period = period,
        };
    }

    /// <summary>What times on foot take, in words.</summary>
    public static string MinutesTake { get; } = $"one to six whole numbers that rise, from 1 to {Farthest}, such as 5,10,15";

    /// <summary>Reads times on foot.</summary>
    /// <exception cref="BadInputException">They are not whole numbers that rise.</exception>
    public static IReadOnlyList<int> ReadMinutes(string text) =>
        TryReadMinutes(text) ?? throw new BadInputException($"'{text}' can't be read as times on foot: they are {MinutesTake}.");

    /// <summary>The same; null where they can't be read.</summary>
    public static IReadOnlyList<int>? TryReadMinutes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        int[] minutes =
        [
            .. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0),
        ];
        var rising = minutes.Length <= 6 && minutes[0] > 0 && minutes[^1] <= Farthest
            && minutes.Zip(minutes.Skip(1)).All(pair => pair.First < pair.Second);
        return rising ? minutes : null;
    }
}
