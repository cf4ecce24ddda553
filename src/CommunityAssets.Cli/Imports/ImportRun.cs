using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Imports;

/// <summary>One import on its way: the atlas, its session, the file, and where to report.</summary>
internal sealed class ImportRun(IAtlas atlas, IImportSession session, InputFile file, ReadNotes notes, RefusalLog refusals, ReadingProgress progress)
{
    private readonly List<string> sentences = [];

    public IAtlas Atlas => atlas;

    public IImportSession Session => session;

    public InputFile File => file;

    public ReadNotes Notes => notes;

    public ReferenceSystem Grid => atlas.Info.Grid;

    /// <summary>Sentences that the summary should carry.</summary>
    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>Adds a sentence to the summary.</summary>
    public void Say(string sentence) => sentences.Add(sentence);

    /// <summary>Passes on the rows that were read, counts all, and keeps the refused ones apart.</summary>
    public async IAsyncEnumerable<Row<T>> Good<T>(IAsyncEnumerable<Row<T>> rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            progress.Step();
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
