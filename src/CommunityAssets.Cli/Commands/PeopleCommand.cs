using System.CommandLine;
using System.Globalization;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Introductions;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>people</c>: what is due to people whom an atlas holds something about.</summary>
internal static class PeopleCommand
{
    public static Command Build(CommandContext context) =>
        new("people", "Do what is due to people whom the atlas holds something about.") { EraseDue(context), CountIntroductions(context) };

    private static Command EraseDue(CommandContext context)
    {
        var atlas = new AtlasOption();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON, for machines." };
        var command = new Command(
            "erase-due",
            $"Erase the connectors who withdrew {ConsentWording.DaysUntilErased} days ago or longer. 'serve' does the same when it starts and once a day.")
        {
            atlas, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await Atlas.OpenAsync(atlas.NameFrom(parsed, context), context.Time, cancellationToken);
            var erased = await opened.Connectors.EraseDueAsync(Actor.CommandLine, cancellationToken);
            if (parsed.GetValue(json))
            {
                context.PrintJson(new { Erased = erased });
            }
            else
            {
                await context.Terminal.Out.WriteLineAsync(erased == 0
                    ? "Nobody is due to be erased."
                    : string.Create(CultureInfo.InvariantCulture, $"{erased:N0} {(erased == 1 ? "connector is" : "connectors are")} erased, with their links and history."));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command CountIntroductions(CommandContext context)
    {
        var atlas = new AtlasOption();
        var json = new Option<bool>("--json") { Description = "Print the result as JSON, for machines." };
        var command = new Command(
            "count-introductions",
            $"Put introductions of more than {Introduction.MonthsKept} months ago together into counts. 'serve' does the same when it starts and once a day.")
        {
            atlas, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await Atlas.OpenAsync(atlas.NameFrom(parsed, context), context.Time, cancellationToken);
            var counted = await IntroductionRetention.ApplyAsync(opened, context.Time, Actor.CommandLine, cancellationToken);
            if (parsed.GetValue(json))
            {
                context.PrintJson(new { Counted = counted });
            }
            else
            {
                await context.Terminal.Out.WriteLineAsync(counted == 0
                    ? "No introduction is old enough."
                    : string.Create(CultureInfo.InvariantCulture, $"{counted:N0} {(counted == 1 ? "introduction is" : "introductions are")} kept as a count alone now."));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
