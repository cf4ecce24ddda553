namespace CommunityAssets.Web.Security;

/// <summary>Somebody who makes a request and has an account.</summary>
/// <param name="Sight">What they may see and do.</param>
/// <param name="ByCookie">
/// Whether the browser told who they are by itself, as it does for requests that other sites have it make: what they write must then
/// carry an antiforgery token too.
/// </param>
public sealed record Viewer(Sight Sight, bool ByCookie);
