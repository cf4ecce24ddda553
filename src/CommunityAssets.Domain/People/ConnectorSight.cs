using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.People;

/// <summary>
/// With whose eyes connectors are read. Every query of connectors takes one and decides by it what it gives: a name, a contact route or a
/// link leaves the atlas only when the consent of that person holds today, is for the purpose, and its audience reaches the viewer.
/// </summary>
/// <param name="Reaches">
/// The narrowest audience that the viewer belongs to: what is shown to it or to a wider one is for them. Null: none, nothing is shown.
/// </param>
/// <param name="Widest">The widest visibility of assets that the viewer may see: links to others are left out.</param>
/// <param name="Purpose">For what they look; <see cref="ConsentPurpose.None"/> for whatever the consent is for.</param>
public sealed record ConnectorSight(ConsentAudience? Reaches, Visibility Widest, ConsentPurpose Purpose)
{
    /// <summary>The eyes of somebody with some rights.</summary>
    public static ConnectorSight Of(RightSet rights, ConsentPurpose purpose) => new(
        rights.Has(Right.SeeConnectorsForCoordinators) ? ConsentAudience.Coordinators
        : rights.Has(Right.SeeConnectorsForWorkforce) ? ConsentAudience.Workforce
        : rights.Has(Right.SeeConnectorsForPublic) ? ConsentAudience.Public
        : null,
        rights.Has(Right.SeeWorkforceAssets) ? Visibility.Workforce : Visibility.Public,
        purpose);

    /// <summary>The eyes of a role.</summary>
    public static ConnectorSight Of(Role role, ConsentPurpose purpose) => Of(Rights.Of(role), purpose);
}
