using System.CommandLine;
using CommunityAssets.Analysis.Matching;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse duplicates</c>: what may be recorded twice. Public records alone, unless told.</summary>
internal static class DuplicatesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (atlas, strengths, result) = (new AtlasOption(), new StrengthOptions(), new ResultOptions());
        var area = new Option<string?>("--area") { Description = "Only records in this area, by its code." };
        var least = new Option<double>("--least")
        {
            Description = "How likely a pair must be of one thing, 0 to 1.",
            DefaultValueFactory = _ => Matcher.Likely,
        };
        var workforce = new Option<bool>("--include-workforce")
        {
            Description = "Look through records that only the workforce may see, too.",
        };
        var command = new Command("duplicates", "What may be recorded twice, pair by pair, with reasons.")
        {
            atlas, area, least, workforce,
        };
        strengths.AddTo(command);
        result.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var share = parsed.GetValue(least) is >= 0 and <= 1 and var given
                ? given : throw new BadInputException("--least takes a share from 0 to 1.");
            result.Check(parsed, context);
            await using var opened = await Atlas.OpenAsync(atlas.NameFrom(parsed, context), context.Time, cancellationToken);
            var query = await DuplicateAnalysis.QueryAsync(
                opened, strengths.Topic(parsed), strengths.Kind(parsed), parsed.GetValue(area),
                parsed.GetValue(workforce) ? Visibility.Workforce : Visibility.Public, cancellationToken);
            var progress = new TerminalProgress(context.Terminal, "duplicates");
            var found = await progress.RunAsync(() => DuplicateAnalysis.RunAsync(opened, query, share, progress, cancellationToken));
            return await result.HandOverAsync(parsed, context, found, opened.Info.Grid, cancellationToken);
        });
        return command;
    }
}
