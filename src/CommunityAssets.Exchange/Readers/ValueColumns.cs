namespace CommunityAssets.Exchange.Readers;

/// <summary>Where the parts of a value stand in a row.</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="Count">The numerator.</param>
/// <param name="Denominator">The denominator.</param>
internal sealed record ValueColumns(int Value, int? Lower = null, int? Upper = null, int? Count = null, int? Denominator = null);
