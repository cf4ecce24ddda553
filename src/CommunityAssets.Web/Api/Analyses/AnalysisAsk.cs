using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;

namespace CommunityAssets.Web.Api.Analyses;

/// <summary>
/// What an analysis is given when somebody asks for it. Nothing of who asks is in it but how much they see: answers are the same for
/// everybody who sees the same, so that they may be kept and shared among those.
/// </summary>
/// <param name="Atlas">The atlas.</param>
/// <param name="See">
/// The widest visibility of the records that it may use: public, but for an analysis that takes a right of its own.
/// </param>
/// <param name="Progress">Told the share done, from 0 to 1, from any thread.</param>
public sealed record AnalysisAsk(IAtlas Atlas, Visibility See, IProgress<double> Progress)
{
    private readonly Ground? _ground;

    /// <summary>The areas that it is about.</summary>
    /// <exception cref="InvalidOperationException">The analysis is not declared to be over areas.</exception>
    public Ground Ground
    {
        get => _ground ?? throw new InvalidOperationException("An analysis that is not over areas asks for them.");
        init => _ground = value;
    }
}
