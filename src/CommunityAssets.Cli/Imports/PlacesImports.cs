using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Imports;

/// <summary>The imports that lay out a place: areas, people, lookups, postcodes, the walking network.</summary>
internal static class PlacesImports
{
    public static Command Areas(CommandContext context)
    {
        var options = new ImportOptions();
        var level = new Option<string?>("--level") { Description = "oa, lsoa, msoa, parish, ward, lad, region, country or patch. Read off the codes when left out." };
        var code = new Option<string?>("--code-field") { Description = "The field that holds the code, for example LSOA21CD. Found by pattern when left out." };
        var name = new Option<string?>("--name-field") { Description = "The field that holds the name. Found by pattern when left out." };
        var vintage = new Option<int?>("--vintage") { Description = "The year of the boundaries, for example 2021. Read off the field's name when left out." };
        var layer = new Option<string?>("--layer") { Description = "The layer of a GeoPackage to read." };
        var command = options.AddTo(new Command("areas", "Areas: GeoJSON, TopoJSON or GeoPackage.") { level, code, name, vintage, layer });
        command.SetAction((parsed, cancellationToken) =>
        {
            AreaReading Reading(string source) => new()
            {
                Source = source,
                Level = Level(parsed.GetValue(level)),
                CodeField = parsed.GetValue(code),
                NameField = parsed.GetValue(name),
                Vintage = parsed.GetValue(vintage),
                Layer = parsed.GetValue(layer),
            };

            return Run(
                options, parsed, context, "areas",
                async (run, source, token) =>
                {
                    var reader = new AreaReader(run.File, Reading(source), run.Grid, run.Notes);
                    var nations = new NationsOfAreas(run, source);
                    await run.Session.StageAsync(nations.LookAsync(run.Good(reader.ReadAsync(token), token), token), token);
                    await run.Session.StageAsync(nations.MissingAsync(token), token);
                },
                cancellationToken);
        });
        return command;
    }

    public static Command Population(CommandContext context)
    {
        var options = new ImportOptions();
        var centroids = new Option<string?>("--centroids") { Description = "A CSV of population-weighted centroids: code, x, y." };
        var command = options.AddTo(new Command("population", "How many people live in each area, and where their centre is: CSV.") { centroids });
        command.SetAction((parsed, cancellationToken) => Run(options, parsed, context, "population", (run, _, token) =>
        {
            var points = parsed.GetValue(centroids) is { } path ? InputFile.Open(context.PathOf(path)) : null;
            return run.Session.StageAsync(run.Good(new PopulationReader(run.File, points, run.Grid, run.Notes).ReadAsync(token), token), token);
        }, cancellationToken));
        return command;
    }

    public static Command Lookup(CommandContext context)
    {
        var options = new ImportOptions();
        var command = options.AddTo(new Command("lookup", "Which area lies in which (LSOA to ward to authority), or which became which (LSOA 2011 to 2021): CSV."));
        command.SetAction((parsed, cancellationToken) => Run(options, parsed, context, "lookup", async (run, _, token) =>
        {
            var reader = new LookupReader(run.File, run.Notes);
            if (reader.HasChanges)
            {
                await run.Session.StageAsync(run.Good(reader.ReadChangesAsync(token), token), token);
            }

            if (reader.HasMemberships)
            {
                await run.Session.StageAsync(run.Good(reader.ReadMembershipsAsync(token), token), token);
            }
        }, cancellationToken));
        return command;
    }

    public static Command Postcodes(CommandContext context)
    {
        var options = new ImportOptions();
        var command = options.AddTo(new Command("postcodes", "Postcodes: ONS Postcode Directory, NSPL, Code-Point Open, or a GeoJSON of points."));
        command.SetAction((parsed, cancellationToken) => Run(options, parsed, context, "postcodes", (run, _, token) =>
            run.Session.StageAsync(run.Good(new PostcodeReader(run.File, run.Grid, run.Notes).ReadAsync(token), token), token), cancellationToken));
        return command;
    }

    public static Command Network(CommandContext context)
    {
        var options = new ImportOptions();
        var layer = new Option<string?>("--layer") { Description = "The layer of a GeoPackage to read." };
        var command = options.AddTo(new Command("network", "A walking network: lines in GeoJSON or GeoPackage, or .osm.") { layer });
        command.SetAction((parsed, cancellationToken) => Run(options, parsed, context, "network", (run, source, token) =>
        {
            var reader = new NetworkReader(run.File, source, run.Grid, run.Notes, parsed.GetValue(layer));
            return run.Session.StageAsync(run.Good(reader.ReadAsync(token), token), token);
        }, cancellationToken));
        return command;
    }

    private static Task<int> Run(
        ImportOptions options, ParseResult parsed, CommandContext context, string what, Func<ImportRun, string, CancellationToken, Task> stage,
        CancellationToken cancellationToken)
    {
        var source = parsed.GetValue(options.Source);
        return options.Runner(parsed, context).RunAsync(
            parsed.GetValue(options.File)!,
            file => new ImportPlan { Source = source ?? SourceName.Of(file), What = what, File = file.Name, Licence = parsed.GetValue(options.Licence) },
            (run, token) => stage(run, source ?? SourceName.Of(run.File), token),
            cancellationToken);
    }

    private static AreaLevel? Level(string? text) => text is null ? null : LevelNames.Parse(text);
}
