namespace CommunityAssets.Domain.Assets;

/// <summary>How to reach the organisation or group (never a private person's details without consent).</summary>
/// <param name="Phone">Telephone number as given.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Web">Web address, <c>http</c> or <c>https</c> only.</param>
public sealed record Contact(string? Phone = null, string? Email = null, string? Web = null);
