using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse access</c>: the nearest on foot, how many within some minutes, and for what share of people.</summary>
internal static class AccessCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, strengths) = (new GroundOptions(), new StrengthOptions());
        var minutes = new Option<string>("--minutes") { Description = "Times on foot, rising.", DefaultValueFactory = _ => "5,10,15" };
        var by = new Option<string?>("--by") { Description = "Split the strengths by topic or by kind." };
        by.AcceptOnlyFromAmong("topic", "kind");
        var rows = new Option<string>("--rows")
        {
            Description = "What rows are about: areas, place, fifths (of --indicator), or a level of larger areas, such as msoa.",
            DefaultValueFactory = _ => "areas",
        };
        var indicator = new Option<string?>("--indicator") { Description = "Id of the indicator of need that fifths go by." };
        var period = new Option<string?>("--period") { Description = "Its period; the latest unless told." };
        var command = new Command("access", "The nearest on foot, how many within 5, 10 and 15 minutes, and for what share of people.")
        {
            minutes, by, rows, indicator, period,
        };
        strengths.AddTo(command);
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) =>
        {
            var request = AccessRequest.Read(
                parsed.GetValue(minutes)!, parsed.GetValue(by), parsed.GetValue(rows)!,
                parsed.GetValue(indicator), parsed.GetValue(period));
            var sites = await strengths.ReadAsync(parsed, atlas, AccessRequest.Around(areas), progress, cancellationToken);
            return await AccessAnalysis.RunAsync(atlas, areas, sites, request, progress, cancellationToken);
        }, cancellationToken));
        return command;
    }
}
