using System.CommandLine;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Imports;

/// <summary>The import of indicators.</summary>
internal static class IndicatorsImport
{
    public static Command Build(CommandContext context)
    {
        var options = new ImportOptions();
        var layout = new Option<string?>("--layout") { Description = "fingertips, imd, long or wide. Told by the headings when left out." };
        layout.AcceptOnlyFromAmong("fingertips", "imd", "long", "wide");
        var period = new Option<string?>("--period") { Description = "The period of the values, where the file does not say." };
        var vintage = new Option<int?>("--vintage") { Description = "The year of the boundaries that the area codes belong to, where the file does not say." };
        var metadata = new Option<string?>("--metadata") { Description = "A JSON file that names the indicators. FILE with the ending .json is used when it is there." };
        var command = options.AddTo(new Command("indicators", "Indicators and their values: CSV in the layouts of Fingertips and the Indices of Deprivation, long or wide.")
        {
            layout, period, vintage, metadata,
        });
        command.SetAction((parsed, cancellationToken) => options.Runner(parsed, context).RunAsync(
            parsed.GetValue(options.File)!,
            file => new ImportPlan
            {
                Source = parsed.GetValue(options.Source) ?? SourceName.Of(file),
                What = "indicators",
                File = file.Name,
                Licence = parsed.GetValue(options.Licence),
            },
            async (run, token) =>
            {
                var reader = new IndicatorReader(
                    run.File,
                    new IndicatorReading
                    {
                        Layout = parsed.GetValue(layout) is { } told ? Enum.Parse<IndicatorLayout>(told, ignoreCase: true) : null,
                        Source = parsed.GetValue(options.Source) ?? SourceName.Of(run.File),
                        Licence = parsed.GetValue(options.Licence),
                        Period = parsed.GetValue(period),
                        Vintage = parsed.GetValue(vintage),
                        Metadata = parsed.GetValue(metadata) is { } path ? context.PathOf(path) : null,
                    },
                    run.Notes);
                var rows = new VintageBridge(run, reader).AcrossAsync(run.Good(reader.ReadAsync(token), token), token);
                await run.Session.StageAsync(rows, token);
                await run.Session.StageAsync(reader.Indicators, token);
            },
            cancellationToken));
        return command;
    }
}
