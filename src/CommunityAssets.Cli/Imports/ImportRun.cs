using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Imports;

/// <summary>One import on its way: the atlas, its session, the file, and where to report.</summary>
internal sealed class ImportRun(IAtlas atlas, IImportSession session, IMeteredInput input, ReadNotes notes, RefusalLog refusals, ReadingProgress progress)
{
    private readonly List<string> sentences = [];

    public IAtlas Atlas => atlas;

    public IImportSession Session => session;

    /// <summary>What is read: a file, or several.</summary>
    public IMeteredInput Input => input;

    /// <summary>The file, of imports that read one.</summary>
    public InputFile File => (InputFile)input;

    public ReadNotes Notes => notes;

    public ReferenceSystem Grid => atlas.Info.Grid;

    /// <summary>Sentences that the summary should carry.</summary>
    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>
    /// Tells what the atlas refuses by where it stands, for inputs whose rows are numbered through several files; as it is by default.
    /// </summary>
    public Func<Refusal, Refusal> Place { get; set; } = refusal => refusal;

    /// <summary>Passes on the rows that were read, counts all, and keeps the refused ones apart.</summary>
    public IAsyncEnumerable<Row<T>> Good<T>(IAsyncEnumerable<Row<T>> rows, CancellationToken cancellationToken = default) =>
        Good(rows, check: null, cancellationToken);

    /// <summary>Adds a sentence to the summary.</summary>
    public void Say(string sentence) => sentences.Add(sentence);

    /// <summary>Passes on the rows that were read, counts all, and keeps the refused ones apart.</summary>
    /// <param name="rows">The rows as read.</param>
    /// <param name="check">A look at each row that may refuse it; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async IAsyncEnumerable<Row<T>> Good<T>(
        IAsyncEnumerable<Row<T>> rows,
        Func<Row<T>, CancellationToken, ValueTask<Row<T>>>? check,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var read in rows.WithCancellation(cancellationToken))
        {
            progress.Step();
            var row = check is null ? read : await check(read, cancellationToken);
            if (row.Refusal is { } refusal)
            {
                refusals.Add(refusal);
            }
            else
            {
                yield return row;
            }
        }
    }
}
