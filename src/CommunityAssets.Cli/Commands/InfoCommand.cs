using System.CommandLine;
using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using Spectre.Console;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>info</c>: what is in an atlas.</summary>
internal static class InfoCommand
{
    public static Command Build(CommandContext context)
    {
        var atlas = new AtlasOption();
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON, for machines." };
        var command = new Command("info", "Say what is in an atlas: counts, vintages, sources, quality.") { atlas, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await Atlas.OpenAsync(atlas.NameFrom(parsed, context), context.Time, cancellationToken);
            var holdings = await AtlasHoldings.ReadAsync(opened, cancellationToken);
            if (parsed.GetValue(json))
            {
                context.PrintJson(holdings);
            }
            else
            {
                Print(context.Terminal, holdings);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, AtlasHoldings holdings)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width to fold at.
            console.Profile.Width = 200;
        }

        console.MarkupLineInterpolated($"[bold]{holdings.Atlas}[/] ({holdings.Engine}, {holdings.Grid})");
        var assets = holdings.Assets;
        console.WriteLine(assets.Total == 0
            ? "Strengths: not yet mapped. Bring some in with: communityassets import assets FILE --source NAME"
            : $"Strengths: {Number(assets.Total)} ({string.Join(", ", assets.ByKind.Select(kind => $"{Number(kind.Value)} {kind.Key.ToString().ToLowerInvariant()}"))}). "
              + $"{Number(assets.Placed)} are on the map, {Number(assets.Verified)} have been checked by somebody.");
        console.WriteLine($"Links: {Number(holdings.Links)}. Postcodes: {Number(holdings.Postcodes)}. Walking network: {Number(holdings.NetworkStretches)} stretches.");

        if (holdings.Areas.Count > 0)
        {
            var table = new Table().Title("Areas").AddColumns("Level", "Vintage", "Areas", "People");
            foreach (var layer in holdings.Areas)
            {
                table.AddRow(layer.Level.ToString().ToLowerInvariant(), Text(layer.Vintage), Number(layer.Count), layer.Population is { } people ? Number(people) : "not loaded");
            }

            console.Write(table);
        }

        if (holdings.Indicators.Count > 0)
        {
            var table = new Table().Title("Indicators").AddColumns("Id", "Name", "Levels", "Latest period", "Periods");
            foreach (var holding in holdings.Indicators)
            {
                var levels = holding.Layers.Select(layer => $"{layer.Level.ToString().ToLowerInvariant()} {Text(layer.Vintage)}").Distinct(StringComparer.Ordinal);
                var periods = holding.Layers.Select(layer => layer.Period).Distinct(StringComparer.Ordinal).ToList();
                table.AddRow(
                    Markup.Escape(holding.Indicator.Id), Markup.Escape(holding.Indicator.Name), string.Join(", ", levels),
                    Markup.Escape(periods.FirstOrDefault() ?? "no values"), Text(periods.Count));
            }

            console.Write(table);
        }

        if (holdings.Sources.Count > 0)
        {
            var table = new Table().Title("Sources").AddColumns("What", "Source", "Files", "Licence", "Imported", "Records");
            foreach (var source in holdings.Sources)
            {
                table.AddRow(
                    Markup.Escape(source.What), Markup.Escape(source.Name), Markup.Escape(string.Join(", ", source.Files)), Markup.Escape(source.Licence ?? "not told"),
                    source.Imported.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), Number(source.Records));
            }

            console.Write(table);
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
