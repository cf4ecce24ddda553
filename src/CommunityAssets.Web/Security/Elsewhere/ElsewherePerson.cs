namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>Somebody as the provider tells of them.</summary>
/// <param name="Subject">The provider's own word for them, which never comes to mean anybody else.</param>
/// <param name="Name">Their name; null where it is not told.</param>
/// <param name="Email">Their e-mail address as the provider writes it; null where it is not told.</param>
/// <param name="EmailVerified">Whether the provider says that it has made sure that the address is theirs.</param>
/// <param name="Groups">The values of the claim that holds roles or groups.</param>
public sealed record ElsewherePerson(string Subject, string? Name, string? Email, bool EmailVerified, IReadOnlyList<string> Groups)
{
    /// <inheritdoc/>
    public override string ToString() => "somebody of another provider";
}
