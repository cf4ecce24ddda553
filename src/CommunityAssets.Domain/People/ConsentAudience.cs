namespace CommunityAssets.Domain.People;

/// <summary>
/// To whom somebody agreed to show something about themselves; each audience holds the ones before it. Which roles belong to an audience is in
/// <see cref="Stewardship.Rights"/>, and <see cref="ConnectorSight"/> puts the two together. The numbers are stored.
/// </summary>
public enum ConsentAudience
{
    /// <summary>Nobody: it is kept, and takes part in anonymous counts.</summary>
    Nobody = 0,

    /// <summary>Local Area Coordinators.</summary>
    Coordinators = 1,

    /// <summary>Everybody signed in who works with communities: coordinators, analysts, stewards, administrators.</summary>
    Workforce = 2,

    /// <summary>Anybody.</summary>
    Public = 3,
}
