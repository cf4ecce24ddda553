using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>An asset with what is told beside it when it leaves as a service. Everything in it may be told.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Provider">Who runs it; the asset itself where nobody else is known to.</param>
public sealed record HsdsSubject(Asset Asset, Asset Provider)
{
    /// <summary>Id of what runs the provider in its turn, or null.</summary>
    public Guid? ProviderParent { get; init; }

    /// <summary>Where it happens, its own place first.</summary>
    public IReadOnlyList<HsdsMeeting> Meetings { get; init; } = [];
}
