using System.CommandLine;
using CommunityAssets.Cli.Demo;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web;
using Microsoft.Extensions.Hosting;

namespace CommunityAssets.Cli.Commands;

/// <summary><c>serve</c>: the service, for people's browsers.</summary>
internal static class ServeCommand
{
    public static Command Build(CommandContext context)
    {
        var atlas = new AtlasOption();
        var demo = new Option<bool>("--demo") { Description = "Show the demo place, the fictional borough of Aldermere." };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen; several separated by semicolons.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var name = new Option<string?>("--name") { Description = "The place's name, as people see it. Its local authority's name when left out." };
        var about = new Option<string?>("--about") { Description = "A text file for the page \"About\": who runs this atlas and how to reach them." };
        var baseMap = new Option<string?>("--base-map")
        {
            Description = "A map to put under the areas: the address of its tiles, with {z}, {x} and {y}, or of its style. None when left out.",
        };
        var attribution = new Option<string?>("--base-map-attribution") { Description = "What the base map's licence asks to be shown." };
        var behindProxy = new Option<bool>("--behind-proxy") { Description = "Believe the X-Forwarded headers. Only behind a proxy that sets them itself." };
        var secondFactor = new Option<bool>("--second-factor-for-workforce")
        {
            Description = "Everybody who works with communities needs a second factor to sign in. Stewards and administrators always do.",
        };
        var command = new Command("serve", "Show an atlas to people's browsers.") { atlas, demo, urls, name, about, baseMap, attribution, behindProxy, secondFactor };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(demo) && parsed.GetValue(atlas) is not null)
            {
                throw new BadInputException("Use --demo or --atlas, not both: --demo shows a place of its own.");
            }

            var path = parsed.GetValue(demo) ? await DemoPlace.EmbeddedAsync(context, cancellationToken) : atlas.NameFrom(parsed, context);
            var place = parsed.GetValue(name) ?? (parsed.GetValue(demo) ? DemoPlace.Manifest().Name : null);
            await using var opened = await Atlas.OpenAsync(path, context.Time, cancellationToken);
            var settings = new ServiceSettings
            {
                Urls = parsed.GetValue(urls)!.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                PlaceName = place,
                About = parsed.GetValue(about) is { } text ? await File.ReadAllTextAsync(context.PathOf(text), cancellationToken) : null,
                BaseMap = parsed.GetValue(baseMap) is { } address ? BaseMapOf(address, parsed.GetValue(attribution)) : null,
                BehindProxy = parsed.GetValue(behindProxy),
                SecondFactorForWorkforce = parsed.GetValue(secondFactor),
                Time = context.Time,
            };
            await using var service = Service.Build(opened, settings);
            await service.StartAsync(cancellationToken);
            foreach (var url in service.Urls)
            {
                await context.Terminal.Out.WriteLineAsync($"{place ?? "The atlas"} is ready. Open {url} in a browser. Ctrl+C stops it.");
            }

            await service.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static BaseMap BaseMapOf(string address, string? attribution) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
            ? new BaseMap(uri, attribution ?? throw new BadInputException("A base map's provider asks to be named: add --base-map-attribution \"© …\"."))
            : throw new BadInputException($"'{address}' is not an address of a base map. Give one that begins with https://.");
}
