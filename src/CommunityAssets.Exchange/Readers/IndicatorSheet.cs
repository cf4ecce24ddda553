using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// The small JSON file beside a table that says what its columns mean. Every part but <c>indicators</c> may be left out:
/// <code>
/// { "area": "LSOA21CD", "vintage": 2021, "period": "2021", "source": "Census 2021", "licence": "OGL v3.0",
///   "indicators": [ { "column": "alone_pct", "id": "living-alone", "name": "People living alone", "tells": "Of all households, …",
///                     "domain": "Older age", "unit": "%", "valueKind": "proportion", "rateBase": null, "polarity": "neither",
///                     "periodType": "census", "disclosure": "…", "topics": ["company"],
///                     "lower": "alone_low", "upper": "alone_high", "count": "alone_n", "denominator": "households" } ] }
/// </code>
/// <c>area</c>, <c>column</c>, <c>lower</c>, <c>upper</c>, <c>count</c> and <c>denominator</c> are headings. In a table that names its
/// indicators itself an entry is matched by its id, its name or its column, and adds what it says.
/// </summary>
public sealed record IndicatorSheet
{
    private const int LongestBytes = 4 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Heading of the column with the code of the area.</summary>
    public string? Area { get; init; }

    /// <summary>Year of the boundaries that the codes belong to.</summary>
    public int? Vintage { get; init; }

    /// <summary>Period of all values.</summary>
    public string? Period { get; init; }

    /// <summary>Who publishes all of it.</summary>
    public string? Source { get; init; }

    /// <summary>The licence of all of it.</summary>
    public string? Licence { get; init; }

    /// <summary>What each indicator is.</summary>
    public required ImmutableArray<IndicatorEntry> Indicators { get; init; }

    /// <summary>Reads a sheet.</summary>
    /// <exception cref="BadInputException">It is not there, is no JSON, or says something that is not known.</exception>
    public static IndicatorSheet Read(string path)
    {
        var file = InputFile.Open(path);
        if (file.Length > LongestBytes)
        {
            throw new BadInputException($"{file.Name} is too long for a sheet that names indicators ({file.Length:N0} bytes).");
        }

        using var content = file.OpenContent();
        try
        {
            var sheet = JsonSerializer.Deserialize<IndicatorSheet>(content, Options);
            if (sheet is null || sheet.Indicators.IsDefault)
            {
                throw new BadInputException($"{file.Name}: there is no list named \"indicators\" in it. Add one.");
            }

            foreach (var entry in sheet.Indicators)
            {
                entry.Check(file.Name);
            }

            return sheet;
        }
        catch (JsonException fault)
        {
            throw new BadInputException(
                $"{file.Name}, line {(fault.LineNumber ?? 0) + 1}: this is not a sheet that names indicators: {fault.Message} Mend or "
                + "rename it.", fault);
        }
    }

    /// <summary>The sheet that lies beside a table, or null. A JSON file of another purpose is left alone.</summary>
    public static IndicatorSheet? Beside(InputFile table)
    {
        var path = table.Path;
        foreach (var packed in (string[])[".gz", ".zip"])
        {
            path = path.EndsWith(packed, StringComparison.OrdinalIgnoreCase) ? path[..^packed.Length] : path;
        }

        var sheet = System.IO.Path.ChangeExtension(path, ".json");
        return !string.Equals(sheet, table.Path, StringComparison.OrdinalIgnoreCase) && File.Exists(sheet) && NamesIndicators(sheet)
            ? Read(sheet)
            : null;
    }

    private static bool NamesIndicators(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > LongestBytes)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(
                file, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().Any(part => string.Equals(part.Name, "indicators", StringComparison.OrdinalIgnoreCase));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
