using CommunityAssets.Web.Duplicates;

namespace CommunityAssets.Web.Analyses;

/// <summary>
/// What may be recorded twice as a table, with the pairs that its rows tell of: the stewards' queue is made of the same search.
/// </summary>
/// <param name="Found">The pairs, and by what weights they were judged.</param>
/// <param name="Table">The table.</param>
public sealed record DuplicateTable(FoundDuplicates Found, AnalysisTable Table) : AnalysisTable(Table);
