using System.CommandLine;
using System.Globalization;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Exchange.OpenReferral.Harvesting;
using CommunityAssets.Exchange.OpenReferral.Reading;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Imports;

/// <summary>The import of services from a directory that speaks Open Referral UK: from files, or from its address.</summary>
internal sealed class OpenReferralImport
{
    private const string Edited =
        "The directory was edited while it was read, so services may have slipped from page to page unseen, and nothing is retired. "
        + "Run the import again.";

    private readonly CommandContext context;
    private readonly ImportOptions options = new();
    private readonly Option<bool> keepMissing = AssetsImports.KeepMissing();
    private readonly Option<string?> topics = new("--topic-map")
    {
        Description = "A CSV file that says which term of the directory means which topics.",
    };

    private readonly Option<bool> afresh = new("--afresh")
    {
        Description = "Of an address: ask for everything again, not only for what changed since the last run.",
    };

    private readonly Option<int> perPage = new("--per-page")
    {
        Description = "Of an address: how many services to ask for at a time, 1 to 1000.",
        DefaultValueFactory = _ => 100,
    };

    private readonly Option<int> timeout = new("--timeout")
    {
        Description = "Of an address: how many seconds to wait for an answer, 1 to 3600.",
        DefaultValueFactory = _ => 60,
    };

    private readonly Option<string?> cache = new("--cache")
    {
        Description = "Of an address: the folder in which pages are kept until they are in the atlas. The user's own when left out.",
    };

    private OpenReferralImport(CommandContext context) => this.context = context;

    public static Command Build(CommandContext context)
    {
        var import = new OpenReferralImport(context);
        import.options.Source.Required = true;
        import.options.File.HelpName = "FILE-or-FOLDER-or-ADDRESS";
        import.options.File.Description =
            "A file of services (a page as served, one service, a list, or NDJSON), a folder of such files, "
            + "or the address of a directory (https://…).";
        import.perPage.Validators.Add(result => Within(result, import.perPage, 1, 1000));
        import.timeout.Validators.Add(result => Within(result, import.timeout, 1, 3600));
        var command = import.options.AddTo(new Command(
            "openreferral", "Services from a directory that speaks Open Referral UK 3.0 (HSDS-UK): from files, or from its address.")
        {
            import.topics, import.keepMissing, import.afresh, import.perPage, import.timeout, import.cache,
        });
        command.SetAction(import.RunAsync);
        return command;
    }

    private static void Within(System.CommandLine.Parsing.OptionResult result, Option<int> option, int least, int most)
    {
        if (result.Tokens is [var token]
            && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most))
        {
            result.AddError($"{option.Name} takes a whole number from {least} to {most}, not '{token.Value}'.");
        }
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var from = parsed.GetValue(options.File)!;
        return FeedAddress.IsMeant(from)
            ? FromAddressAsync(parsed, FeedAddress.Parse(from), cancellationToken)
            : FromFilesAsync(parsed, FeedFiles.Open(context.PathOf(from)), cancellationToken);
    }

    private Task<int> FromFilesAsync(ParseResult parsed, FeedFiles files, CancellationToken cancellationToken)
    {
        var survey = FeedSurvey.Of(files, cancellationToken);
        return TakeInAsync(parsed, files, survey, survey.Partial, Reading(parsed, retrieved: null), harvest: null, cancellationToken);
    }

    private async Task<int> FromAddressAsync(ParseResult parsed, FeedAddress address, CancellationToken cancellationToken)
    {
        var atlas = options.Atlas.NameFrom(parsed, context);
        var source = parsed.GetValue(options.Source)!;
        var broughtIn = await BroughtInAsync(atlas, source, cancellationToken);
        using var folder = HarvestFolder.Open(Above(parsed), NameOf(atlas), source, address);
        var settings = new HarvestSettings
        {
            PerPage = parsed.GetValue(perPage),
            Patience = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
        };
        var harvester = new Harvester(address, folder, settings, context.Time, context.Terminal.Error.WriteLine);
        var harvest = await harvester.RunAsync(broughtIn, parsed.GetValue(afresh), cancellationToken);
        var since = harvest.ModifiedAfter is { } moment
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Only what changed since {moment.UtcDateTime:yyyy-MM-dd HH:mm} (UTC) was asked for, so nothing is retired; ")
                + "--afresh asks for everything."
            : null;
        int code;
        if (since is not null && !harvest.HasServices)
        {
            options.Runner(parsed, context).TellUnchanged(address.Services, source, "assets", since);
            code = ExitCode.Done;
        }
        else
        {
            var survey = FeedSurvey.Of(harvest.Files, cancellationToken);
            var reading = Reading(parsed, DateOnly.FromDateTime(harvest.Began.UtcDateTime));
            var partial = since ?? (harvest.MayHaveMissed ? Edited : null);
            code = await TakeInAsync(parsed, harvest.Files, survey, partial, reading, harvest, cancellationToken);
        }

        if (code is (ExitCode.Done or ExitCode.DoneWithRejects) && !options.IsDryRun(parsed))
        {
            harvest.TakenIn(await BroughtInAsync(atlas, source, cancellationToken));
        }

        return code;
    }

    private Task<int> TakeInAsync(
        ParseResult parsed, FeedFiles files, FeedSurvey survey, string? partial, AssetReading reading, Harvest? harvest,
        CancellationToken cancellationToken)
    {
        var keeps = partial is not null || parsed.GetValue(keepMissing) || options.KeepsGoing(parsed);
        return options.Runner(parsed, context).RunAsync(
            files,
            AssetsImports.Plan(reading, files.Name, keeps),
            async (run, token) =>
            {
                var known = partial is null ? [] : await KnownAsync(run.Atlas, reading.Source, token);
                var reader = new OpenReferralReader(files, survey, reading, run.Grid, run.Notes)
                {
                    IsKnown = known.Contains,
                    AllowsTwice = harvest is not null,
                };
                run.Place = reader.Place;
                foreach (var sentence in Sentences(partial, harvest))
                {
                    run.Say(sentence);
                }

                await run.Session.StageAsync(run.Good(reader.ReadAsync(token), token), token);
                await run.Session.StageAsync(AssetsImports.Each(reader.Links), token);
            },
            cancellationToken);
    }

    private static IEnumerable<string> Sentences(string? partial, Harvest? harvest)
    {
        if (partial is not null)
        {
            yield return partial;
        }

        if (harvest is { Reused: true })
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"What was fetched at {harvest.Began.UtcDateTime:HH:mm} (UTC) and not taken in then was used; --afresh fetches it again.");
        }

        if (harvest is { Gone: > 0 })
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{harvest.Gone:N0} services of its lists were gone when they were asked for.");
        }
    }

    private AssetReading Reading(ParseResult parsed, DateOnly? retrieved) => AssetsImports.Reading(options, parsed, context) with
    {
        Topics = parsed.GetValue(topics) is { } list ? TopicMap.Read(InputFile.Open(context.PathOf(list))) : null,
        Retrieved = retrieved,
    };

    private string Above(ParseResult parsed) => parsed.GetValue(cache) is { } told
        ? context.PathOf(told)
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "communityassets", "openreferral");

    private static string NameOf(string atlas) => atlas.Contains("://", StringComparison.Ordinal) ? atlas : Path.GetFullPath(atlas);

    /// <summary>When the atlas says that a source of assets was last brought in.</summary>
    private async Task<DateTimeOffset?> BroughtInAsync(string name, string source, CancellationToken cancellationToken)
    {
        await using var atlas = await Atlas.OpenAsync(name, context.Time, cancellationToken);
        var sources = await atlas.Sources.ListAsync(cancellationToken);
        return sources.FirstOrDefault(known => known.What == "assets" && known.Name == source)?.Imported;
    }

    private static async Task<HashSet<string>> KnownAsync(IAtlas atlas, string source, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var query = new AssetQuery { Source = source, See = Visibility.Workforce };
        await foreach (var asset in atlas.Assets.StreamAsync(query, cancellationToken))
        {
            known.Add(asset.Provenance.SourceId);
        }

        return known;
    }
}
