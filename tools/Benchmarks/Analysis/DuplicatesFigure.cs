using System.Globalization;
using CommunityAssets.Analysis.Matching;

namespace CommunityAssets.Benchmarks.Analysis;

/// <summary>
/// Duplicates among a million records, some of which were written down twice; how many of them are found, and how many found wrongly.
/// </summary>
internal sealed class DuplicatesFigure : IAnalysisFigure
{
    private const int Records = 1_000_000;
    private const int Seed = 20260801;

    /// <inheritdoc/>
    public string Name => "duplicates";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AnalysisRow>> MeasureAsync(AnalysisRun run)
    {
        var row = await run.InTurnAsync(
            string.Create(CultureInfo.InvariantCulture, $"Duplicates: {Records:N0} records, reading them in, weights by expectation–maximisation and all pairs included"),
            () => run.OursAsync(Name, again: 0), [], "under 5 minutes and 1 GB", mostRounds: 1);
        var facts = row.Ours[0].Facts;
        var weights = facts["estimated"] > 0 ? "estimated on the records' own pairs" : "as documented";
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"Duplicates: of {facts["planted"]:N0} planted pairs {facts["recall"]:P1} were found; of {facts["told"]:N0} pairs told (likelier than not) {facts["precision"]:P1} were planted. ")
            + string.Create(CultureInfo.InvariantCulture, $"{facts["compared"]:N0} pairs were compared, weights {weights}. The records are made while the clock runs. ")
            + "No reference runs here: the packages of R and Python that do this (fastLink, RecordLinkage, splink) are not in Debian.";
        return [row with { Notes = [note] }];
    }

    /// <inheritdoc/>
    public void Work(ChildTask task)
    {
        var things = new int[Records];
        var found = task.Time(() =>
        {
            var table = new MatchTable();
            foreach (var (record, thing) in new MadeDirectory(Records, Seed).Records())
            {
                things[table.Count] = thing;
                table.Add(record);
            }

            return Duplicates.Find(table);
        });
        var planted = things.GroupBy(thing => thing).Count(group => group.Count() == 2);
        var right = found.Pairs.Count(pair => things[pair.One] == things[pair.Other]);
        task.Tell("planted", planted);
        task.Tell("told", found.Pairs.Count);
        task.Tell("recall", right / (double)planted);
        task.Tell("precision", right / (double)Math.Max(1, found.Pairs.Count));
        task.Tell("compared", found.Compared);
        task.Tell("estimated", found.Weights.Estimated ? 1 : 0);
    }
}
