using System.CommandLine;
using System.Globalization;
using CommunityAssets.Cli.Exports;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Taxonomies;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>export</c>: the atlas's own files, for QGIS, R and spreadsheets.</summary>
internal static class ExportCommand
{
    private static readonly string[] Kinds = ["assets", "areas", "connectors", "all"];

    public static Command Build(CommandContext context)
    {
        var what = new Argument<string>("WHAT") { Description = "assets, areas, connectors, or all (assets and areas in one GeoPackage)." };
        what.AcceptOnlyFromAmong(Kinds);
        var atlas = new AtlasOption();
        var to = new Option<string>("--out") { Description = "Where to: FILE.gpkg, FILE.geojson or FILE.csv.", Required = true };
        var area = new Option<string?>("--area") { Description = "Only what lies in this area, by its code." };
        var topic = new Option<string?>("--topic") { Description = "Only strengths of this topic." };
        var workforce = new Option<bool>("--workforce") { Description = "Also what only the workforce may see. Do not publish such a file." };
        var audience = new Option<string>("--for")
        {
            Description = "Of connectors: what they show to public, workforce or coordinators.",
            DefaultValueFactory = _ => ConsentNames.Name(ConsentAudience.Public),
        };
        audience.AcceptOnlyFromAmong(ConnectorExport.Audiences);
        var json = new Option<bool>("--json") { Description = "Print the result as JSON, for machines." };
        var command = new Command("export", "Take strengths and areas out of the atlas, as open layers.") { what, atlas, to, area, topic, workforce, audience, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await Atlas.OpenAsync(atlas.NameFrom(parsed, context), context.Time, cancellationToken);
            var within = parsed.GetValue(area) is { } code ? await AreaAsync(opened, code, cancellationToken) : (AreaKey?)null;
            var query = new AssetQuery
            {
                Area = within,
                Topics = parsed.GetValue(topic) is { } id ? [Topic(id)] : [],
                See = parsed.GetValue(workforce) ? Visibility.Workforce : Visibility.Public,
            };
            var path = context.PathOf(parsed.GetValue(to)!);
            var connectors = parsed.GetValue(what) == "connectors" ? new ConnectorExport(opened, parsed.GetValue(audience)!, context.Time) : null;
            var attribution = connectors?.Reminder ?? await AttributionAsync(opened, cancellationToken);
            var assets = new AssetsWithLinks(opened, query);
            var areas = AreasAsync(opened, within, cancellationToken);
            var written = parsed.GetValue(what) switch
            {
                "assets" => await ExportFile.WriteAssetsAsync(path, assets.StreamAsync(cancellationToken), opened.Info.Grid, attribution, assets.LinksOf, cancellationToken),
                "connectors" => await connectors!.WriteAsync(path, within?.Code, query.Topics.FirstOrDefault(), cancellationToken),
                "areas" => await ExportFile.WriteAreasAsync(path, areas, opened.Info.Grid, attribution, cancellationToken),
                _ => await ExportFile.WriteAllAsync(path, assets.StreamAsync(cancellationToken), areas, opened.Info.Grid, attribution, assets.LinksOf, cancellationToken),
            };
            if (parsed.GetValue(json))
            {
                context.PrintJson(new { File = path, Written = written, Attribution = attribution });
            }
            else
            {
                await context.Terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{written:N0} records are in {path}. {attribution}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Topic(string id) =>
        TopicList.Standard.Find(id)?.Id
        ?? throw new BadInputException($"'{id}' is not a topic. Use one of: {string.Join(", ", TopicList.Standard.Topics.Select(topic => topic.Id))}.");

    private static async Task<AreaKey> AreaAsync(IAtlas atlas, string code, CancellationToken cancellationToken) =>
        (await atlas.Areas.FindAsync(code, vintage: null, cancellationToken))?.Key
        ?? throw new BadInputException($"There is no area with the code '{code}' in the atlas. 'communityassets info' says which levels there are.");

    private static async IAsyncEnumerable<Area> AreasAsync(
        IAtlas atlas, AreaKey? within, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var layer in await atlas.Areas.LayersAsync(cancellationToken))
        {
            string? cursor = null;
            do
            {
                var page = await atlas.Areas.SearchAsync(
                    new AreaQuery { Level = layer.Level, Vintage = layer.Vintage, Within = within, Limit = 1000, Cursor = cursor }, cancellationToken);
                foreach (var area in page.Areas)
                {
                    yield return area;
                }

                cursor = page.Next;
            }
            while (cursor is not null);
        }
    }

    private static async Task<string> AttributionAsync(IAtlas atlas, CancellationToken cancellationToken)
    {
        var sources = await atlas.Sources.ListAsync(cancellationToken);
        var told = sources.Where(source => source.Licence is not null).Select(source => $"{source.Name}: {source.Licence}").Distinct(StringComparer.Ordinal);
        return "Sources and licences: " + string.Join("; ", told.DefaultIfEmpty("not told at import")) + ".";
    }
}
