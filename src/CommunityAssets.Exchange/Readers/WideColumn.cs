namespace CommunityAssets.Exchange.Readers;

/// <summary>One indicator of a wide table.</summary>
/// <param name="Indicator">Its id.</param>
/// <param name="Period">The period of its values.</param>
/// <param name="Columns">Where its values stand.</param>
internal sealed record WideColumn(string Indicator, string Period, ValueColumns Columns);
