using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Suggestions;

/// <summary>Suggestions in words.</summary>
public static class SuggestionWords
{
    /// <summary>What a suggestion asks for: "Something new".</summary>
    public static string Kind(SuggestionKind kind) => kind switch
    {
        SuggestionKind.Addition => "Something new",
        SuggestionKind.Correction => "A correction",
        SuggestionKind.Closure => "No longer there",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of suggestion."),
    };

    /// <summary>The state as the sender reads it. What was caught looks like any other that waits.</summary>
    public static string State(Suggestion suggestion) => suggestion.State switch
    {
        SuggestionState.Accepted when suggestion.Decision is { Amended: true } => "Accepted, with some changes",
        SuggestionState.Accepted => "Accepted",
        SuggestionState.Declined => "Not taken up",
        SuggestionState.Withdrawn => "You took it back",
        _ => "Waiting for a steward",
    };

    /// <summary>What the second of two stewards is told: "A steward accepted this on 3 May 2026 at 10:42."</summary>
    public static string WasDecided(Suggestion suggestion)
    {
        if (suggestion.Decision is not { } decision)
        {
            return "Somebody else has moved this on meanwhile.";
        }

        var when = $"on {PlainWords.Date(DateOnly.FromDateTime(decision.At.UtcDateTime))} at {decision.At.UtcDateTime:HH:mm} (UTC)";
        return suggestion.State switch
        {
            SuggestionState.Accepted => $"A {decision.By} accepted this {when}{(decision.Amended ? ", with changes" : "")}.",
            SuggestionState.Declined =>
                $"A {decision.By} declined this {when}: {DeclineReasons.Words(decision.Reason ?? DeclineReason.Other)}",
            SuggestionState.Withdrawn => $"The sender took this back {when}.",
            _ => "Somebody else has moved this on meanwhile.",
        };
    }

    /// <summary>How long something has waited: "sent today", "sent yesterday", "has waited 12 days".</summary>
    public static string Waited(DateTimeOffset sent, DateTimeOffset now) => (int)(now.UtcDateTime.Date - sent.UtcDateTime.Date).TotalDays switch
    {
        <= 0 => "sent today",
        1 => "sent yesterday",
        var days => $"has waited {PlainWords.Count(days, "day", "days")}",
    };
}
