namespace CommunityAssets.Web.Security;

/// <summary>
/// Says of an endpoint that it only reads, though it is asked by POST because the question is too long for an address: nobody gains by
/// having somebody's browser send it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ChangesNothingAttribute : Attribute;
