namespace CommunityAssets.Domain.People;

/// <summary>What a connector is asked to agree to. A change of the text is a new version; what was agreed before is kept as it was read.</summary>
public static class ConsentWording
{
    /// <summary>Which version this is.</summary>
    public const string Version = "1";

    /// <summary>How many days after a withdrawal everything about a person is erased.</summary>
    public const int DaysUntilErased = 30;

    /// <summary>The text, in paragraphs divided by line feeds.</summary>
    public const string Text =
        """
        I agree that this atlas keeps my name, the ward, neighbourhood or patch that I know, what I care about, the groups I take part in, the places I know, and how I like to be reached. It never keeps my home address, and nothing about my health, my needs or my circumstances.
        It shows these only to the people I choose, and only for what I choose: separately for my name, for how to reach me, and for what I am linked to.
        My agreement ends after a year unless I say yes again. I can look at what each person sees, change it, or withdraw it at any time, by my private link or by asking any coordinator. Withdrawing works at once. Files that somebody took away before then carry their date and a reminder to throw them away.
        30 days after I withdraw, everything about me is erased. I can also ask for it to be erased at once, and for a copy of everything that is kept about me.
        """;

    /// <summary>The text as paragraphs.</summary>
    public static IReadOnlyList<string> Paragraphs { get; } = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
