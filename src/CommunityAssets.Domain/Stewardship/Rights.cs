namespace CommunityAssets.Domain.Stewardship;

/// <summary>
/// The one table of what each role may see and do. Every page, endpoint, tile, export and report asks it; nothing else says who may what.
/// </summary>
public static class Rights
{
    private static readonly RightSet OfPublic = RightSet.Of(Right.SeeAtlas, Right.Suggest, Right.SeeConnectorsForPublic);

    private static readonly RightSet OfContributor = OfPublic.With(RightSet.Of(Right.OwnAccount));

    // What everybody has who works with communities.
    private static readonly RightSet OfWorkforce = OfContributor.With(
        RightSet.Of(Right.SeeWorkforceAssets, Right.SeeConnectorsForWorkforce, Right.SeeIntroductionCounts));

    private static readonly RightSet OfCoordinator = OfWorkforce.With(RightSet.Of(
        Right.SeeConnectorsForCoordinators, Right.RecordConnectors, Right.EditLinks, Right.DrawPatches, Right.RecordIntroductions));

    private static readonly RightSet OfAnalyst = OfWorkforce.With(RightSet.Of(Right.DrawPatches));

    private static readonly RightSet OfSteward = OfWorkforce.With(RightSet.Of(
        Right.SeeSuggested, Right.Review, Right.EditAssets, Right.EditLinks, Right.DrawPatches, Right.MergeAssets));

    private static readonly RightSet OfAdministrator = OfWorkforce.With(
        RightSet.Of(Right.MergeAssets, Right.SeeAudit, Right.ManageAccounts));

    /// <summary>Every role, the public first.</summary>
    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    /// <summary>What a role may see and do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a role.</exception>
    public static RightSet Of(Role role) => role switch
    {
        Role.Public => OfPublic,
        Role.Contributor => OfContributor,
        Role.Coordinator => OfCoordinator,
        Role.Analyst => OfAnalyst,
        Role.Steward => OfSteward,
        Role.Administrator => OfAdministrator,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>Whether a role has a right.</summary>
    public static bool Has(Role role, Right right) => Of(role).Has(right);

    /// <summary>Whether people of a role work with communities: coordinators, analysts, stewards, administrators.</summary>
    public static bool IsWorkforce(Role role) => role >= Role.Coordinator;
}
