namespace CommunityAssets.Domain.Assets;

/// <summary>That somebody checked a record.</summary>
/// <param name="ByRole">The role of who checked, for example <c>steward</c> or <c>group</c>; never a person's name.</param>
/// <param name="On">The day it was checked.</param>
/// <param name="NextDue">The day it should be checked again, or null.</param>
public sealed record Verification(string ByRole, DateOnly On, DateOnly? NextDue = null);
