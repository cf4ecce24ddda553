namespace CommunityAssets.Web.Security;

/// <summary>What became of a try to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>What was typed does not fit, or there is no such account: the two are never told apart.</summary>
    Refused,

    /// <summary>Too many tries: nothing typed is looked at for a while.</summary>
    Locked,

    /// <summary>The password was right; the code of the authenticator app is still to come.</summary>
    CodeDue,

    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>Signed in, and the role needs a second factor that is not set up yet.</summary>
    SecondFactorDue,
}
