using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// An analysis as the outside meets it. Its endpoint, its part of the OpenAPI document and its form on <c>/analyse</c> are all made from
/// this.
/// </summary>
/// <param name="Name">Its name in addresses and files, lower case: <c>overlay</c>.</param>
/// <param name="Title">What people read: "Where strengths and needs meet".</param>
/// <param name="Summary">What it gives, in one sentence.</param>
/// <param name="Parameters">What can be asked beside areas, format and geometry, which <see cref="All"/> adds.</param>
/// <param name="Prepare">Reads its parameters, refusing what they do not take, and gives the work that follows from them.</param>
public sealed record DeclaredAnalysis(
    string Name, string Title, string Summary, IReadOnlyList<Parameter> Parameters,
    Func<ReadQuery, AnalysisWork> Prepare)
{
    /// <summary>Whether it is about areas of one level, which <see cref="AnalysisAsk.Ground"/> then holds.</summary>
    public bool OverAreas { get; init; } = true;

    /// <summary>
    /// The right that whoever asks for it, or for a job of it, needs. One that everybody may ask for is of public records alone; one that
    /// takes more is of whatever the asker may see (<see cref="SeenBy"/>).
    /// </summary>
    public Right Needs { get; init; } = Right.SeeAtlas;

    /// <summary>
    /// Whether what it is about is sent in a body: its address alone asks nothing, and the answer is the asker's alone, of what they may
    /// see.
    /// </summary>
    public bool ByBody { get; init; }

    /// <summary>The view of the map that shows it, with the same parameters: <c>meet</c>; null for none.</summary>
    public string? MapView { get; init; }

    /// <summary>Where programs ask for it.</summary>
    public string Path => "/api/v1/" + Name;

    /// <summary>What decides the answer: <see cref="Parameters"/>, and which areas.</summary>
    public IReadOnlyList<Parameter> Deciding =>
        OverAreas ? [.. Parameters, AnalysisParameters.Level, AnalysisParameters.Vintage, AnalysisParameters.Within] : Parameters;

    /// <summary>Every parameter of its endpoint.</summary>
    public IReadOnlyList<Parameter> All => [.. Deciding, AnalysisParameters.Format, AnalysisParameters.Geometry];

    /// <summary>The widest visibility of the records that it is worked out of for somebody.</summary>
    /// <exception cref="UnauthorizedAccessException">They may not ask for it.</exception>
    public Visibility SeenBy(Sight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return !sight.May(Needs) ? throw new UnauthorizedAccessException($"The analysis {Name} was asked for without the right {Needs}.")
            : Needs == Right.SeeAtlas ? Visibility.Public : sight.Widest;
    }
}
