using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse coverage</c>: how complete the record is, from what sources have in common.</summary>
internal static class CoverageCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, strengths) = (new GroundOptions(), new StrengthOptions());
        var sources = new Option<string?>("--sources")
        {
            Description = "Names of two or more sources that know nothing of each other, with commas between; all long enough unless told.",
        };
        var command = new Command("coverage", "How complete the record is thought to be, by what independent sources have in common.")
        {
            sources,
        };
        strengths.AddTo(command);
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) =>
        {
            var listings = await Listings.ReadAsync(
                atlas, strengths.Topic(parsed), strengths.Kind(parsed), Listings.Names(parsed.GetValue(sources)),
                Visibility.Public, areas.Box, progress, cancellationToken);
            return await CoverageAnalysis.RunAsync(atlas, areas, listings, cancellationToken);
        }, cancellationToken));
        return command;
    }
}
