using System.Collections.Immutable;

namespace CommunityAssets.Exchange.Readers;

/// <summary>Where one field of an asset comes from.</summary>
/// <param name="Columns">Headings; the cells that are not empty are put together with a comma between. Empty when a value is told.</param>
/// <param name="Value">A text that every row has, with headings in braces filled in; null for none.</param>
/// <param name="Default">A text for rows whose cells are empty, with headings in braces filled in; null for none.</param>
/// <param name="Words">
/// What cells mean: their text to the field's own; an empty key is the empty cell, <c>*</c> any other. Empty: cells are taken as they
/// stand.
/// </param>
public sealed record ColumnRule(ImmutableArray<string> Columns, string? Value, string? Default, ImmutableDictionary<string, string> Words);
