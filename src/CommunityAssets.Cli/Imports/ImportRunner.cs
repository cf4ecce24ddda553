using System.Diagnostics;
using System.Globalization;
using CommunityAssets.Cli.Commands;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Imports;

/// <summary>
/// Runs one import: reads the file into a session of the atlas, checks, and commits once, or says why not. Any refused row refuses the
/// file unless <see cref="ImportSettings.KeepGoing"/>.
/// </summary>
internal sealed class ImportRunner(CommandContext context, ImportSettings settings)
{
    /// <summary>What one kind of import stages, given the atlas, the session and the means to report.</summary>
    public delegate Task Stage(ImportRun run, CancellationToken cancellationToken);

    /// <summary>Runs an import and gives the exit code.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="plan">What it brings; the file's name is filled in here.</param>
    /// <param name="stage">Reads and stages the rows.</param>
    /// <param name="cancellationToken">Cancels; the atlas is as it was.</param>
    public Task<int> RunAsync(string path, Func<InputFile, ImportPlan> plan, Stage stage, CancellationToken cancellationToken)
    {
        var file = InputFile.Open(context.PathOf(path));
        return RunAsync(file, plan(file), stage, cancellationToken);
    }

    /// <summary>Runs an import of one file or several and gives the exit code.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="planned">What it brings.</param>
    /// <param name="stage">Reads and stages the rows.</param>
    /// <param name="cancellationToken">Cancels; the atlas is as it was.</param>
    public async Task<int> RunAsync(IMeteredInput input, ImportPlan planned, Stage stage, CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        await using var atlas = await Atlas.OpenAsync(settings.Atlas, context.Time, cancellationToken);
        await using var session = await atlas.BeginImportAsync(planned, cancellationToken);
        using var refusals = new RefusalLog(settings.Rejects is null ? null : context.PathOf(settings.Rejects));
        var notes = new ReadNotes();
        var progress = new ReadingProgress(context.Terminal, input);
        var run = new ImportRun(atlas, session, input, notes, refusals, progress);

        var outcome = await progress.RunAsync(async () =>
        {
            await stage(run, cancellationToken);
            if (progress.Rows == 0)
            {
                // Taken at its word, an empty file would retire all that its source ever gave.
                throw new BadInputException(notes.Sentences.Count == 0
                    ? $"{input.Name}: there is nothing in it to import: no row after the headings, or no feature. "
                      + "Check that it is the right file, and export it again."
                    : $"{input.Name}: there is nothing in it to import. {string.Join(" ", notes.Sentences)} "
                      + "Check that it is the right file for this command.");
            }

            return await session.CheckAsync(cancellationToken);
        });

        foreach (var refusal in outcome.Refusals)
        {
            refusals.Add(run.Place(refusal));
        }

        refusals.AddCount(outcome.Refused - outcome.Refusals.Count);
        refusals.Keep();

        var refused = refusals.Count > 0 && !settings.KeepGoing;
        var commit = !refused && !settings.DryRun;
        if (commit)
        {
            outcome = await session.CommitAsync(cancellationToken);
        }

        Tell(
            new ImportSummary(
                input.Name, planned.Source, planned.What, settings.DryRun, commit, progress.Rows, outcome.Added, outcome.Changed, outcome.Unchanged,
                outcome.Retired, refusals.Count, Math.Round(since.Elapsed.TotalSeconds, 2), [.. notes.Sentences, .. run.Sentences, .. outcome.Notices])
            {
                KeptBack = outcome.KeptBack,
            },
            refusals);
        return refused ? ExitCode.BadInput : refusals.Count > 0 ? ExitCode.DoneWithRejects : ExitCode.Done;
    }

    /// <summary>Tells that a source has nothing new to bring; the atlas is not touched.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="source">Its short name.</param>
    /// <param name="what">What it brings.</param>
    /// <param name="notice">A sentence that says since when.</param>
    public void TellUnchanged(string file, string source, string what, string notice)
    {
        using var refusals = new RefusalLog(path: null);
        Tell(new ImportSummary(file, source, what, settings.DryRun, !settings.DryRun, 0, 0, 0, 0, 0, 0, 0, [notice]), refusals);
    }

    private void Tell(ImportSummary summary, RefusalLog refusals)
    {
        refusals.Print(context.Terminal.Error);
        if (settings.Json)
        {
            context.PrintJson(summary);
            return;
        }

        var to = context.Terminal.Out;
        foreach (var notice in summary.Notices)
        {
            to.WriteLine(notice);
        }

        var did = summary.Committed ? "" : "would be ";
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.File} ({summary.What} from {summary.Source}): {summary.Read:N0} rows read; {summary.Added:N0} {did}added, {summary.Changed:N0} {did}changed, "
            + $"{summary.Unchanged:N0} unchanged, {summary.Retired:N0} {did}retired, {summary.Rejected:N0} rejected. {summary.Seconds:F1} seconds."));
        if (!summary.Committed)
        {
            to.WriteLine(summary.DryRun
                ? "Nothing was changed: this was a dry run."
                : "Nothing was changed. Mend the rows above, or add --keep-going to take the others.");
        }
    }
}
