namespace CommunityAssets.Web.Analyses;

/// <summary>What an analysis found, with what is needed to do it again.</summary>
/// <param name="Name">The name of the analysis, which is also the layer's in files: <c>clusters</c>.</param>
/// <param name="Method">How it was done, in one readable sentence: method, data and their vintages, parameters, seed, version.</param>
/// <param name="Parameters">The same as data.</param>
/// <param name="Findings">What it says, in plain sentences, the most important first.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, in order of id.</param>
public record AnalysisTable(
    string Name, string Method, IReadOnlyDictionary<string, object?> Parameters, IReadOnlyList<string> Findings,
    IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);
