using System.CommandLine;
using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>new</c>: makes an atlas, or brings an older one up to date.</summary>
internal static class NewCommand
{
    public static Command Build(CommandContext context)
    {
        var atlas = new AtlasOption();
        var grid = new Option<string>("--grid")
        {
            Description = "The projected grid, in metres, that the atlas keeps its shapes on.",
            DefaultValueFactory = _ => "EPSG:27700",
        };
        var command = new Command("new", "Make a new atlas, or bring an older one up to date.") { atlas, grid };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var made = await Atlas.CreateAsync(atlas.NameFrom(parsed, context), Grid(parsed.GetValue(grid)!), context.Time, cancellationToken);
            await context.Terminal.Out.WriteLineAsync(
                $"The atlas {made.Info.Name} is ready ({made.Info.Engine}, {made.Info.Grid.Name}). Next: communityassets import areas FILE");
            return ExitCode.Done;
        });
        return command;
    }

    private static ReferenceSystem Grid(string text)
    {
        var number = text.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
        var grids = ReferenceSystem.All.Where(system => !system.IsGeographic && system != ReferenceSystem.WebMercator);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && grids.FirstOrDefault(system => system.Code == code) is { } grid
                ? grid
                : throw new BadInputException(
                    $"'{text}' is not a grid that an atlas can keep its shapes on. Use one of: "
                    + string.Join(", ", grids.Select(system => $"EPSG:{system.Code} ({system.Name})")) + ".");
    }
}
