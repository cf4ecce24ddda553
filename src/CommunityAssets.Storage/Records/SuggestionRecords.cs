using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>What both engines write when a suggestion moves on, in the same words.</summary>
internal static class SuggestionRecords
{
    /// <summary>How long what was caught is kept, for a person who fell into the trap to be found.</summary>
    public static readonly TimeSpan CaughtFor = TimeSpan.FromDays(30);

    /// <summary>The history's reason for a change that somebody suggested.</summary>
    public static string Because(Suggestion suggestion, bool amended) => suggestion.Kind switch
    {
        SuggestionKind.Closure => "suggested as no longer there",
        _ when amended => "suggested, and accepted with changes",
        _ => "suggested",
    };

    /// <summary>Whether what is published differs from what was proposed in any part that a sender can tell.</summary>
    public static bool IsAmended(Suggestion suggestion, Asset publish) =>
        suggestion.Kind != SuggestionKind.Closure
        && AssetParts.Differing(suggestion.Proposed, publish).Any(
            part => part is not (AssetPart.Status or AssetPart.Visibility or AssetPart.Verification or AssetPart.Provenance));

    /// <summary>What the audit log says of an accepted suggestion: of the suggestion, then of the asset.</summary>
    public static IReadOnlyList<AuditLine> Accepted(Suggestion suggestion, bool amended, Actor by) =>
    [
        new(by.Account, by.Role, amended ? AuditAct.SuggestionAmended : AuditAct.SuggestionAccepted, suggestion.Id),
        new(by.Account, by.Role, suggestion.Kind switch
        {
            SuggestionKind.Addition => AuditAct.AssetAdded,
            SuggestionKind.Closure => AuditAct.AssetRetired,
            _ => AuditAct.AssetChanged,
        }, suggestion.Proposed.Id, "suggested"),
    ];

    /// <summary>What the audit log says of a change by hand.</summary>
    public static AuditLine Edited(Guid asset, AssetStatus before, AssetStatus after, Actor by) => new(
        by.Account,
        by.Role,
        (before, after) switch
        {
            (not AssetStatus.Retired, AssetStatus.Retired) => AuditAct.AssetRetired,
            (AssetStatus.Retired, not AssetStatus.Retired) => AuditAct.AssetRestored,
            _ => AuditAct.AssetChanged,
        },
        asset);

    /// <summary>What the audit log says of a declined suggestion.</summary>
    public static AuditLine Declined(Suggestion suggestion, DeclineReason reason, Actor by) =>
        new(by.Account, by.Role, AuditAct.SuggestionDeclined, suggestion.Id, DeclineReasons.Name(reason));

    /// <summary>The bare record that stays of what a suggestion said once that is erased.</summary>
    public static Asset Erased(Asset proposed) => new()
    {
        Id = proposed.Id,
        Version = proposed.Version,
        Kind = proposed.Kind,
        Name = "Erased",
        Provenance = proposed.Provenance,
        Status = proposed.Status,
    };

    /// <summary>Checks that a suggestion is still as the one who decides saw it.</summary>
    /// <exception cref="SuggestionDecidedException">It is not.</exception>
    public static void Expect(Suggestion now, int version, SuggestionState state)
    {
        if (now.Version != version || now.State != state)
        {
            throw new SuggestionDecidedException(now);
        }
    }

    /// <summary>Checks that what is to be published is of the asset that the suggestion is about.</summary>
    public static void ExpectSame(Suggestion suggestion, Asset publish)
    {
        if (suggestion.Proposed.Id != publish.Id)
        {
            throw new ArgumentException("What is published must be the asset that the suggestion is about.", nameof(publish));
        }
    }
}
