using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using static CommunityAssets.Cli.Analyses.AnalyseOptions;

namespace CommunityAssets.Cli.Analyses;

/// <summary>
/// <c>analyse connectedness</c>: how groups hang together. Whoever runs a command has the atlas before them, but a result is made to be
/// passed on: it holds what the public may see unless somebody says for whom it is, and then the audit log has a line of it.
/// </summary>
internal static class ConnectednessCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var ground = new GroundOptions();
        var rows = Choice(
            "--rows", "areas (a row for each) or entries (a row for each group and what it is linked to).", "areas", "entries");
        var see = Choice(
            "--see", "For whose eyes: public, workforce or coordinators. People are counted in as far as they agreed to be shown to them.",
            "public", "workforce", "coordinators");
        var command = new Command("connectedness",
            "How groups hang together: who is linked to another, and what holds the net together.") { rows, see };
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, async (atlas, areas, progress) => await
            ConnectednessAnalysis.RunAsync(
                atlas, areas, await NetAsync(atlas, parsed.GetValue(see)!, cancellationToken),
                parsed.GetValue(rows) == "entries" ? ConnectednessRows.Entries : ConnectednessRows.Areas, progress, cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<Net> NetAsync(IAtlas atlas, string see, CancellationToken cancellationToken)
    {
        var role = see switch
        {
            "workforce" => Role.Analyst,
            "coordinators" => Role.Coordinator,
            _ => Role.Public,
        };
        if (role != Role.Public)
        {
            var line = Actor.CommandLine.Line(AuditAct.ConnectorLinksRead, record: null, $"connectedness, as {see} may see it");
            await atlas.Audit.AppendAsync(line, cancellationToken);
        }

        var eyes = ConnectorSight.Of(role, ConsentPurpose.Network);
        var net = await Net.ReadAsync(atlas, eyes.Widest, cancellationToken);
        return await net.WithPeopleAsync(atlas, eyes, cancellationToken);
    }
}
