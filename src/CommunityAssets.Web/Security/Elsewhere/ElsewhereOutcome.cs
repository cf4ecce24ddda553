namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>What became of a sign-in through another provider.</summary>
public enum ElsewhereOutcome
{
    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>The code of the authenticator app is still to come.</summary>
    CodeDue,

    /// <summary>The sign-in there was linked to the account that is signed in here.</summary>
    Linked,

    /// <summary>The provider knows them, but nothing that it says gives them a role here.</summary>
    Unknown,

    /// <summary>Their account here is closed.</summary>
    Closed,

    /// <summary>
    /// There is an account with their e-mail address, and the provider does not say that it has made sure that the address is theirs.
    /// </summary>
    EmailTaken,

    /// <summary>The provider does not tell an e-mail address that could be an account's.</summary>
    NoEmail,

    /// <summary>The sign-in there belongs to another account here.</summary>
    LinkedToAnother,

    /// <summary>The provider could not be asked, refused, or its answer could not be believed.</summary>
    Failed,
}
