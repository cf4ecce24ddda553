using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Imports;

/// <summary>The imports that bring strengths: lists, and OpenStreetMap.</summary>
internal static class AssetsImports
{
    public static Command Assets(CommandContext context)
    {
        var options = new ImportOptions();
        options.Source.Required = true;
        var columns = new Option<string?>("--columns") { Description = "A JSON file that says which column is which." };
        var topics = new Option<string?>("--topic-map") { Description = "A CSV file that says which value of a column means which topics." };
        var layer = new Option<string?>("--layer") { Description = "The layer of a GeoPackage to read." };
        var kind = new Option<string?>("--kind")
        {
            Description = "What the records are, where the file does not say: group, place, organisation, enterprise, gift or story.",
        };
        kind.AcceptOnlyFromAmong([.. KindNames.All.Select(KindNames.Name)]);
        var keepMissing = KeepMissing();
        var command = options.AddTo(new Command("assets", "Strengths from a list: CSV, GeoJSON or GeoPackage, placed by coordinates, grid references or postcodes.")
        {
            columns, topics, layer, kind, keepMissing,
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var reading = Reading(options, parsed, context) with
            {
                Columns = parsed.GetValue(columns) is { } map ? ColumnMap.Read(context.PathOf(map)) : null,
                Topics = parsed.GetValue(topics) is { } list ? TopicMap.Read(InputFile.Open(context.PathOf(list))) : null,
                Layer = parsed.GetValue(layer),
                Kind = KindNames.TryParse(parsed.GetValue(kind), out var told) ? told : null,
            };
            return options.Runner(parsed, context).RunAsync(
                parsed.GetValue(options.File)!,
                file => Plan(reading, file.Name, parsed.GetValue(keepMissing) || options.KeepsGoing(parsed)),
                async (run, token) =>
                {
                    var reader = new AssetReader(run.File, reading, run.Grid, run.Notes);
                    await run.Session.StageAsync(run.Good(reader.ReadAsync(token), new SeaCheck(run, refuses: true).LookAsync, token), token);
                    await run.Session.StageAsync(Each(reader.Links), token);
                },
                cancellationToken);
        });
        return command;
    }

    public static Command OpenStreetMap(CommandContext context)
    {
        var options = new ImportOptions();
        options.Source.DefaultValueFactory = _ => "osm";
        var keepMissing = KeepMissing();
        var command = options.AddTo(new Command("openstreetmap", "Strengths from OpenStreetMap, by their tags: GeoJSON or .osm.") { keepMissing });
        command.SetAction((parsed, cancellationToken) =>
        {
            var reading = Reading(options, parsed, context);
            return options.Runner(parsed, context).RunAsync(
                parsed.GetValue(options.File)!,
                file => Plan(reading, file.Name, parsed.GetValue(keepMissing) || options.KeepsGoing(parsed)),
                (run, token) =>
                {
                    var reader = new OpenStreetMapReader(run.File, reading, run.Grid, run.Notes);
                    return run.Session.StageAsync(run.Good(reader.ReadAsync(token), new SeaCheck(run, refuses: false).LookAsync, token), token);
                },
                cancellationToken);
        });
        return command;
    }

    /// <summary>The option that keeps what the file no longer has.</summary>
    public static Option<bool> KeepMissing() => new("--keep-missing")
    {
        Description = "Keep records of this source that the file no longer has. Without it the file is taken to be the whole of its source, and they are retired.",
    };

    /// <summary>What the shared options tell of a file of assets.</summary>
    public static AssetReading Reading(ImportOptions options, ParseResult parsed, CommandContext context) => new()
    {
        Source = parsed.GetValue(options.Source)!,
        Licence = parsed.GetValue(options.Licence),
        Today = DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime),
    };

    /// <summary>
    /// What an import of assets is about to do. A row that is refused and passed over would look as if the source no longer had it: so
    /// nothing is retired then.
    /// </summary>
    public static ImportPlan Plan(AssetReading reading, string file, bool keepMissing) => new()
    {
        Source = reading.Source,
        What = "assets",
        File = file,
        Licence = reading.Licence,
        RetireMissing = !keepMissing,
    };

    /// <summary>Links one after another.</summary>
    public static async IAsyncEnumerable<Row<LinkClaim>> Each(IEnumerable<Row<LinkClaim>> links)
    {
        await Task.CompletedTask;
        foreach (var link in links)
        {
            yield return link;
        }
    }
}
