namespace CommunityAssets.Domain.Stewardship;

/// <summary>What a suggestion asks for. The numbers are stored and never change meaning.</summary>
public enum SuggestionKind
{
    /// <summary>Something that is not in the atlas yet.</summary>
    Addition = 1,

    /// <summary>Something in the atlas that should say otherwise.</summary>
    Correction = 2,

    /// <summary>Something in the atlas that is no longer there.</summary>
    Closure = 3,
}
