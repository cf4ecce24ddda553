namespace CommunityAssets.Domain.People;

/// <summary>What an account is proven with. Read for checking alone; never shown, never written down.</summary>
/// <param name="Password">The password's salted hash; null where none is set.</param>
/// <param name="SecondFactor">The key that the authenticator app shares, 20 bytes; null where there is no second factor.</param>
public sealed record AccountSecrets(string? Password, byte[]? SecondFactor)
{
    /// <inheritdoc/>
    public override string ToString() => "secrets of an account";
}
