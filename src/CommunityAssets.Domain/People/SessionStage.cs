namespace CommunityAssets.Domain.People;

/// <summary>How far somebody has come with signing in. The numbers are stored.</summary>
public enum SessionStage
{
    /// <summary>The password was right; the second factor is still to come. Nothing may be seen or done with it.</summary>
    CodeDue = 1,

    /// <summary>Signed in.</summary>
    Whole = 2,

    /// <summary>Signed in through another provider that asks everybody for a second factor itself: none is asked for here.</summary>
    Trusted = 3,
}
