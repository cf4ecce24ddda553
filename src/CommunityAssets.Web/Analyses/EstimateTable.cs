using CommunityAssets.Web.Analyses.Own;

namespace CommunityAssets.Web.Analyses;

/// <summary>Estimates for areas of people's own as a table, with the estimates that its rows are made of.</summary>
/// <param name="Estimates">The estimates, one an area.</param>
/// <param name="Table">The table.</param>
public sealed record EstimateTable(IReadOnlyList<OwnAreaEstimate> Estimates, AnalysisTable Table) : AnalysisTable(Table);
