using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>Works out an analysis whose parameters are read. Gives the same answer to the same question of the same atlas.</summary>
/// <param name="ask">What it is given.</param>
/// <param name="cancellationToken">Cancels, soon.</param>
/// <exception cref="Domain.Stewardship.BadInputException">
/// The atlas can't answer what is asked; the message says why and what to do.
/// </exception>
public delegate Task<AnalysisTable> AnalysisWork(AnalysisAsk ask, CancellationToken cancellationToken);
