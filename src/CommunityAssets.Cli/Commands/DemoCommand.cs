using System.CommandLine;
using CommunityAssets.Cli.Demo;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>demo</c>: the demo place into an atlas of the user's choice.</summary>
internal static class DemoCommand
{
    public static Command Build(CommandContext context)
    {
        var atlas = new AtlasOption();
        var command = new Command("demo", "Bring the demo place, the fictional borough of Aldermere, into an atlas, through the ordinary importers.") { atlas };
        command.SetAction((parsed, cancellationToken) => DemoPlace.LoadAsync(atlas.NameFrom(parsed, context), context, cancellationToken));
        return command;
    }
}
