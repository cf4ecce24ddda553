using CommunityAssets.Domain.Needs;
using CommunityAssets.Storage;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>A local authority or country with its values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values.</param>
public sealed record WideArea(string Name, IReadOnlyDictionary<SeriesKey, IndicatorValue> Values);
