using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Tiles;

namespace CommunityAssets.Web.Jobs;

/// <summary>Takes questions: checks them against the atlas and hands them to the <see cref="WorkRoom"/>.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="watch">Knows its version.</param>
/// <param name="grounds">Checks what questions name.</param>
/// <param name="room">Where they are worked out.</param>
public sealed class AnalysisDesk(IAtlas atlas, AtlasWatch watch, GroundReader grounds, WorkRoom room)
{
    // No account and no address has this number.
    private const int TheService = -1;

    /// <summary>Has a question worked out for whoever makes a request, of what they may see.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="read">Its parameters.</param>
    /// <param name="http">Who asks.</param>
    /// <param name="cancellationToken">Cancels the checks; the work is stopped by letting go of the hold.</param>
    /// <exception cref="ParameterException">A parameter can't be used.</exception>
    /// <exception cref="BusyException">There is no room for more work.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not ask for it.</exception>
    public Task<Hold> TakeAsync(DeclaredAnalysis analysis, ReadQuery read, HttpContext http, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return TakeAsync(analysis, read, analysis.SeenBy(Sight.Of(http)), Limits.AskerOf(http), cancellationToken);
    }

    /// <summary>Has a question worked out for the service itself, which shows the answer to those alone who may see it.</summary>
    /// <param name="analysis">The analysis, as it is without any parameter.</param>
    /// <param name="see">The widest visibility of the records that it is of.</param>
    /// <param name="cancellationToken">Cancels the checks; the work is stopped by letting go of the hold.</param>
    /// <exception cref="BusyException">There is no room for more work.</exception>
    public Task<Hold> TakeAsync(DeclaredAnalysis analysis, Visibility see, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return TakeAsync(analysis, ReadQuery.Of("", analysis.All), see, TheService, cancellationToken);
    }

    /// <summary>
    /// Has something worked out that was sent with a request: nobody else asks the same, and its answer is kept for nobody else.
    /// </summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="http">Who asks.</param>
    /// <param name="work">Works it out, of what the asker may see.</param>
    /// <param name="cancellationToken">Cancels taking it; the work is stopped by letting go of the hold.</param>
    /// <exception cref="BusyException">There is no room for more work.</exception>
    public async Task<Hold> TakeSentAsync(
        DeclaredAnalysis analysis, HttpContext http, AnalysisWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var see = Sight.Of(http).Widest;
        var question = new Question(analysis.Name, PrivateToken.Make().Text, see, await watch.VersionAsync(cancellationToken));
        return room.Take(
            question, Limits.AskerOf(http), (progress, stop) => work(new AnalysisAsk(atlas, see, progress), stop), keep: false);
    }

    private async Task<Hold> TakeAsync(
        DeclaredAnalysis analysis, ReadQuery read, Visibility see, int asker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var work = analysis.Prepare(read);
        var choice = await grounds.CheckAsync(analysis, read, cancellationToken);
        var question = new Question(analysis.Name, Spell(analysis, read, choice), see, await watch.VersionAsync(cancellationToken));
        return room.Take(question, asker, async (progress, stop) =>
        {
            var ask = new AnalysisAsk(atlas, see, progress);
            return await work(choice is null ? ask : ask with { Ground = await grounds.ReadAsync(choice, stop) }, stop);
        });
    }

    /// <summary>One spelling of what decides the answer: parameters in the order of their list, areas as they were chosen.</summary>
    private static string Spell(DeclaredAnalysis analysis, ReadQuery read, GroundReader.Choice? choice)
    {
        var spelt = new StringBuilder();
        foreach (var parameter in analysis.Parameters)
        {
            foreach (var text in parameter.Repeats ? read.Texts(parameter) : read.Text(parameter) is { } one ? [one] : [])
            {
                // No value holds a line break: the query refuses control characters.
                spelt.Append(parameter.Name).Append('=').Append(text).Append('\n');
            }
        }

        return spelt.Append(choice).ToString();
    }
}
