namespace CommunityAssets.Web.Security.Elsewhere;

/// <summary>What people are told when signing in through another provider did not work.</summary>
public static class ElsewhereWords
{
    /// <summary>The word of an outcome in an address: <c>elsewhere-unknown</c>.</summary>
    public static string Word(ElsewhereOutcome outcome) => outcome switch
    {
        ElsewhereOutcome.Unknown => "elsewhere-unknown",
        ElsewhereOutcome.Closed => "elsewhere-closed",
        ElsewhereOutcome.EmailTaken => "elsewhere-email-taken",
        ElsewhereOutcome.NoEmail => "elsewhere-no-email",
        ElsewhereOutcome.Linked => "elsewhere-linked",
        ElsewhereOutcome.LinkedToAnother => "elsewhere-linked-to-another",
        _ => "elsewhere-failed",
    };

    /// <summary>What to say for such a word; null for any other.</summary>
    public static string? Say(string? word) => word switch
    {
        "elsewhere-unknown" => "You were signed in there, but that gives you no account here. "
            + "Ask an administrator of this atlas to invite you.",
        "elsewhere-closed" => "Your account here is closed. Ask an administrator of this atlas if you still need it for your work.",
        "elsewhere-email-taken" => "There is an account here with your e-mail address already. "
            + "Sign in to it with its password once, and link your other sign-in on your account's page.",
        "elsewhere-no-email" => "You were signed in there, but no e-mail address came with it, and an account here needs one. "
            + "Ask an administrator of this atlas to invite you.",
        "elsewhere-linked" => "From now on you can sign in that way too.",
        "elsewhere-linked-to-another" => "That sign-in belongs to another account here already.",
        "elsewhere-failed" => "Signing in there did not work. Please try again; if it goes on, tell an administrator of this atlas.",
        _ => null,
    };
}
