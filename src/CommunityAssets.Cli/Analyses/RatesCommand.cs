using System.CommandLine;
using CommunityAssets.Analysis.Rates;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using static CommunityAssets.Cli.Analyses.AnalyseOptions;

namespace CommunityAssets.Cli.Analyses;

/// <summary><c>analyse rates</c>: rates, proportions and means with limits, and standardised rates out of a table by age.</summary>
internal static class RatesCommand
{
    private const string European = "esp2013";

    /// <summary>Makes the command.</summary>
    public static Command Build(CommandContext context)
    {
        var (ground, period) = (new GroundOptions(), Period());
        var indicator = new Option<string?>("--indicator") { Description = "Id of the indicator that has the counts." };
        var denominator = new Option<string?>("--denominator")
        {
            Description = "Id of an indicator that counts those it is out of, or people for the people of the areas; its own unless told.",
        };
        var deviation = new Option<string?>("--deviation")
        {
            Description = "Id of an indicator with standard deviations; makes it a mean.",
        };
        var measure = Choice("--measure", "auto (what the indicator says of itself), rate or proportion.", "auto", "rate", "proportion");
        var per = new Option<double?>("--per") { Description = "For how many it is told: 100, 1000, 100000." };
        var benchmark = new Option<string?>("--benchmark")
        {
            Description = "Code of the area to compare with; the one given by --within unless told, or all areas together.",
        };
        var ages = new Option<string?>("--ages") { Description = "CSV of area code, age band, count and population: standardised rates." };
        var method = Choice("--method", "How to standardise: direct or indirect.", "direct", "indirect");
        var standard = new Option<string>("--standard")
        {
            Description = "esp2013 (European Standard Population 2013), or a CSV of age band and population.",
            DefaultValueFactory = _ => European,
        };
        var command = new Command(
            "rates", "Rates, proportions and means with limits, against a benchmark; directly or indirectly standardised.")
        {
            indicator, period, denominator, deviation, measure, per, benchmark, ages, method, standard,
        };
        ground.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ground.RunAsync(parsed, context, (atlas, areas, _) =>
        {
            if (parsed.GetValue(ages) is { } file)
            {
                return parsed.GetValue(indicator) is null
                    ? StandardisedAsync(atlas, areas, context, file, parsed.GetValue(standard)!, new Choices(
                        parsed.GetValue(method) == "indirect", parsed.GetValue(benchmark), parsed.GetValue(per)), cancellationToken)
                    : throw new BadInputException("Give --indicator or --ages, not both: the file has the counts itself.");
            }

            return RatesAnalysis.RunAsync(
                atlas, areas,
                new RatesRequest
                {
                    Indicator = parsed.GetValue(indicator) ?? throw new BadInputException(
                        "What to work out? Give --indicator with the id of an indicator that has counts, or --ages with a table by age."),
                    Period = parsed.GetValue(period),
                    Denominator = parsed.GetValue(denominator),
                    Deviation = parsed.GetValue(deviation),
                    Measure = parsed.GetValue(measure) switch
                    {
                        "rate" => RateMeasure.Rate,
                        "proportion" => RateMeasure.Proportion,
                        _ => null,
                    },
                    Per = parsed.GetValue(per),
                    Benchmark = parsed.GetValue(benchmark),
                },
                cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Task<AnalysisTable> StandardisedAsync(
        IAtlas atlas, Ground areas, CommandContext context, string file, string standard, Choices choices,
        CancellationToken cancellationToken)
    {
        var table = InputFile.Open(context.PathOf(file));
        return StandardisedRatesAnalysis.RunAsync(
            atlas, areas,
            new StandardisedRequest
            {
                Rows = AgeTable.Read(table, cancellationToken),
                File = table.Name,
                Indirect = choices.Indirect,
                Standard = standard == European
                    ? StandardPopulation.EuropeanOf2013 : Standard(InputFile.Open(context.PathOf(standard)), cancellationToken),
                Reference = choices.Reference,
                Per = choices.Per,
            },
            cancellationToken);
    }

    private static StandardPopulation Standard(InputFile file, CancellationToken cancellationToken) =>
        new(file.Name, AgeTable.ReadStandard(file, cancellationToken));

    private sealed record Choices(bool Indirect, string? Reference, double? Per);
}
