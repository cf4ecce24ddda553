using CommunityAssets.Domain.Assets;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// How groups hang together, over HTTP: by what links entries alone. People are in no answer that may be kept; <c>/network</c> shows them
/// to whoever may see them.
/// </summary>
public static class ConnectednessEndpoint
{
    private static readonly Parameter Rows = Parameter.OneOf("rows", "areas", "entries") with
    {
        Label = "Rows",
        Usual = "areas",
        ChoiceWords = ["a row for each area", "a row for each group and what it is linked to"],
    };

    /// <summary>The analysis.</summary>
    public static DeclaredAnalysis Declared { get; } = new(
        "connectedness",
        "How groups hang together",
        "Which groups are linked to another, what holds the net together, and of which nobody has told yet what they are linked to.",
        [Rows],
        Prepare);

    private static AnalysisWork Prepare(ReadQuery read)
    {
        var rows = read.Choice(Rows) == "entries" ? ConnectednessRows.Entries : ConnectednessRows.Areas;
        return async (ask, cancellationToken) => await ConnectednessAnalysis.RunAsync(
            ask.Atlas, ask.Ground, await Net.ReadAsync(ask.Atlas, Visibility.Public, cancellationToken), rows, ask.Progress,
            cancellationToken);
    }
}
