namespace CommunityAssets.Domain.Stewardship;

/// <summary>Where a suggestion is in its life. The numbers are stored and never change meaning.</summary>
public enum SuggestionState
{
    /// <summary>In the queue.</summary>
    Waiting = 1,

    /// <summary>Accepted, as it was or amended.</summary>
    Accepted = 2,

    /// <summary>Declined, with a reason.</summary>
    Declined = 3,

    /// <summary>Taken back by whoever sent it.</summary>
    Withdrawn = 4,

    /// <summary>Kept out of the queue: a program filled in what no person sees.</summary>
    Caught = 5,
}
