using System.Globalization;
using CommunityAssets.Cartography.Maps;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Needs;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Overview;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;

namespace CommunityAssets.Web.Pages;

/// <summary>
/// The map of the place. The page comes with real numbers, every choice and a table, so that it reads before the map is drawn and
/// without script.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="place">Composes the map.</param>
/// <param name="layers">Names of areas.</param>
/// <param name="box">Finds things by a few letters.</param>
/// <param name="files">Gives the worker's address its version.</param>
[Needs(Right.SeeAtlas)]
public sealed class IndexModel(IAtlas atlas, MapsPlace place, Layers layers, SearchBox box, IFileVersionProvider files) : PageModel
{
    /// <summary>How many topics are shown before "more".</summary>
    public const int TopicsAtFirst = 6;

    private const int MostRows = 200;
    private const int MostWords = 200;

    /// <summary>What the map shows.</summary>
    public MapComposition Map { get; private set; } = null!;

    /// <summary>The way of looking that the address names, or the plain map.</summary>
    public MapWay Way { get; private set; } = MapWay.All[0];

    /// <summary>Whether the viewer may save an area that they draw.</summary>
    public bool MayDraw => Sight.Of(HttpContext).May(Right.DrawPatches);

    /// <summary>What is here, in a sentence.</summary>
    public string Strengths { get; private set; } = "";

    /// <summary>What of the address could not be read, each with the next step.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <summary>What the shown indicator tells and which way is worse.</summary>
    public string Tells { get; private set; } = "";

    /// <summary>Levels that the shown indicator has, each once.</summary>
    public IReadOnlyList<LevelChoice> Levels { get; private set; } = [];

    /// <summary>Periods that the shown indicator has on the shown areas.</summary>
    public IReadOnlyList<string> Periods { get; private set; } = [];

    /// <summary>What the table shows.</summary>
    public string Caption { get; private set; } = "";

    /// <summary>The table's rows.</summary>
    public IReadOnlyList<(string Code, string Name, string Words)> Rows { get; private set; } = [];

    /// <summary>How many areas the table leaves out.</summary>
    public int RowsLeftOut { get; private set; }

    /// <summary>What was searched for without script, or null.</summary>
    public string? Words { get; private set; }

    /// <summary>What was found for it; null when nothing was searched for.</summary>
    public IReadOnlyList<Finding>? Found { get; private set; }

    /// <summary>Whether a chosen topic is among those behind "more".</summary>
    public bool HasHiddenTopic => Map.Choices.Topics.Skip(TopicsAtFirst).Any(topic => Map.Address.Topics.Contains(topic.Id));

    /// <summary>The address of the map's worker, with its version.</summary>
    public string Worker => files.AddFileVersionToPath(Request.PathBase, "/dist/map-worker.js");

    /// <summary>The address of a script, with its version; null for none.</summary>
    public string? Versioned(string? script) => script is null ? null : files.AddFileVersionToPath(Request.PathBase, script);

    /// <summary>The address of an analysis with what the map shows filled in.</summary>
    public string Elsewhere(string address)
    {
        var state = Map.Address;
        var asked = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["indicator"] = state.Indicator,
            ["level"] = state.Level,
            ["vintage"] = state.Vintage?.ToString(CultureInfo.InvariantCulture),
            ["period"] = state.Period,
            ["topic"] = state.Topics.IsEmpty ? null : state.Topics[0],
        };
        return QueryHelpers.AddQueryString(address, asked.Where(part => part.Value is not null));
    }

    /// <summary>The address of the map as another way of looking shows it.</summary>
    public string AddressOf(MapWay way)
    {
        var query = (Map.Address.Query, way.Id) switch
        {
            ("", "") => "",
            (var map, "") => "?" + map,
            ("", var id) => "?view=" + id,
            var (map, id) => $"?{map}&view={id}",
        };
        return "/" + query;
    }

    /// <summary>The page about something that was found.</summary>
    public static string PageOf(Finding finding) => finding.Type switch
    {
        "area" => $"/areas/{Uri.EscapeDataString(finding.Id)}",
        "asset" => $"/assets/{finding.Id}",
        _ => finding.Point is [var longitude, var latitude]
            ? string.Create(CultureInfo.InvariantCulture, $"/?at={longitude},{latitude},15")
            : "/",
    };

    /// <summary>Composes what the address asks for. What of it can't be read is left out: an old link still shows the place.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var query = Request.Query.SelectMany(part => part.Value.Select(value => KeyValuePair.Create(part.Key, value ?? ""))).ToList();
        var address = MapAddress.Parse(query.Where(part => !IsPagesOwn(part)), out _);
        var sight = Sight.Of(HttpContext);
        var map = await place.ComposeAsync(address, sight, cancellationToken);
        if (map is null)
        {
            Notices = [$"There is no indicator “{Short(address.Indicator)}” in this atlas. Another one is shown instead."];
            map = await place.ComposeAsync(address with { Indicator = null, Period = null }, sight, cancellationToken);
        }

        Map = map!;
        Way = MapWay.Find(query.FirstOrDefault(part => part.Key == "view").Value) ?? MapWay.All[0];
        Strengths = Sentence(Map.Choices.Kinds);
        Words = query.Where(part => part.Key == "q").Select(part => Short(part.Value)).FirstOrDefault(value => value.Length > 0);
        Found = Words is null ? null : await box.FindAsync(Words, sight, cancellationToken);
        await TabulateAsync(cancellationToken);
    }

    private static bool IsPagesOwn(KeyValuePair<string, string> part) => part is { Key: "q" or "table" } or { Key: "kind", Value: "none" };

    private static string Short(string? text) => text?.Trim() is not { } all ? "" : all.Length > MostWords ? all[..MostWords] : all;

    private static string Sentence(IReadOnlyList<KindChoice> kinds)
    {
        var parts = kinds.Where(kind => kind.Count > 0).Select(kind => PlainWords.Count(kind.Count, kind.One, kind.Many)).ToList();
        return parts.Count == 0
            ? $"{RecordWords.NotYetMapped}: no strengths have been brought in. That says nothing about what is there."
            : $"{PlainWords.Count(kinds.Sum(kind => kind.Count), "strength", "strengths")}: {PlainWords.List(parts)}.";
    }

    private async Task TabulateAsync(CancellationToken cancellationToken)
    {
        var address = Map.Address;
        if (!LevelNames.TryParse(address.Level, out var level) || address.Vintage is not { } vintage)
        {
            Caption = "No areas have been brought in yet";
            return;
        }

        var names = await layers.NamesAsync(level, vintage, null, cancellationToken);
        var held = address.Indicator is { } id ? await atlas.Indicators.FindAsync(id, cancellationToken) : null;
        var values = held is not null && address.Period is { } period
            ? (await atlas.Indicators.ValuesAsync(held.Indicator.Id, level, vintage, period, cancellationToken: cancellationToken))
                .ToDictionary(value => value.Area, StringComparer.Ordinal)
            : [];
        Rows =
        [
            .. names.OrderBy(name => name.Value, StringComparer.Ordinal).Take(MostRows).Select(name => (
                name.Key,
                name.Value,
                held is null ? "" : values.TryGetValue(name.Key, out var value) ? Said(held.Indicator, value) : "No data")),
        ];
        RowsLeftOut = names.Count - Rows.Count;
        var polarity = held is null ? null : Lower(PolarityNames.Words(held.Indicator.Polarity));
        string?[] caption = [LevelNames.Many(level), held?.Indicator.Name, address.Period, polarity];
        Caption = string.Join(", ", caption.Where(part => !string.IsNullOrEmpty(part)));
        if (Map.Choices.Indicators.FirstOrDefault(indicator => indicator.Id == address.Indicator) is { } choice)
        {
            Choose(choice);
        }
    }

    private void Choose(IndicatorChoice choice)
    {
        var (level, vintage) = (Map.Address.Level, Map.Address.Vintage);
        Tells = string.Join(" ", new[] { choice.Tells, choice.PolarityWords + "." }.Where(part => !string.IsNullOrEmpty(part)));
        Levels =
        [
            .. Map.Choices.Levels
                .Where(one => choice.Layers.Any(layer => layer.Level == one.Id && layer.Vintage == one.Vintage))
                .DistinctBy(one => one.Id),
        ];
        Periods =
        [
            .. choice.Layers.Where(layer => layer.Level == level && layer.Vintage == vintage).Select(layer => layer.Period).Distinct(),
        ];
    }

    private static string Said(Indicator indicator, IndicatorValue value) =>
        value.Value is { } number ? ValueWords.Of(indicator, number) : value.Suppressed ? "Held back by the publisher" : "No data";

    private static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
