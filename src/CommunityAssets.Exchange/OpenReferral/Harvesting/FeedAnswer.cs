using System.Net;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>What a directory answered in the end.</summary>
/// <param name="Status">200 with the body in the file, or a refusal (4xx) without one.</param>
/// <param name="Date">The time by the directory's clock, where it tells.</param>
internal sealed record FeedAnswer(HttpStatusCode Status, DateTimeOffset? Date)
{
    /// <summary>Whether there is a body.</summary>
    public bool IsGood => Status == HttpStatusCode.OK;
}
