using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage.PostGis;

/// <summary>Takes out the one character that no text in PostgreSQL may hold, NUL (U+0000); it comes from broken exports and means
/// nothing.</summary>
internal static class WithoutNul
{
    /// <summary>A text without it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) =>
        text?.Contains('\0', StringComparison.Ordinal) == true ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    /// <summary>An asset without it in any of its texts.</summary>
    public static Asset Of(Asset asset) => asset with
    {
        Name = Of(asset.Name),
        Summary = Of(asset.Summary),
        Topics = Of(asset.Topics),
        Languages = Of(asset.Languages),
        Location = asset.Location with
        {
            Address = Of(asset.Location.Address),
            Postcode = Of(asset.Location.Postcode),
            Covers = Of(asset.Location.Covers),
        },
        Sessions = Of(asset.Sessions),
        Cost = asset.Cost is { } cost ? cost with { Note = Of(cost.Note) } : null,
        Audience = asset.Audience is { } audience ? audience with { Words = Of(audience.Words) } : null,
        Contact = asset.Contact is { } contact ? new Contact(Of(contact.Phone), Of(contact.Email), Of(contact.Web)) : null,
        Provenance = asset.Provenance with
        {
            Source = Of(asset.Provenance.Source),
            SourceId = Of(asset.Provenance.SourceId),
            Licence = Of(asset.Provenance.Licence),
        },
        Verification = asset.Verification is { } verification ? verification with { ByRole = Of(verification.ByRole) } : null,
    };

    /// <summary>Sessions without it in their notes; the same ones when none has it.</summary>
    public static ImmutableArray<Session> Of(ImmutableArray<Session> sessions) =>
        !sessions.IsDefaultOrEmpty && sessions.Any(session => session.Notes?.Contains('\0', StringComparison.Ordinal) == true)
            ? [.. sessions.Select(session => session with { Notes = Of(session.Notes) })]
            : sessions;

    private static ImmutableArray<string> Of(ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? [] : [.. texts.Select(text => Of(text)!)];
}
