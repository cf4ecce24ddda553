using System.Text.Json;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>What an import said.</summary>
/// <param name="Summary">Its summary.</param>
/// <param name="Error">What it said of rows that were refused.</param>
public sealed record ImportAnswer(JsonElement Summary, string Error)
{
    public long Added => Number("added");

    public long Changed => Number("changed");

    public long Unchanged => Number("unchanged");

    public long Retired => Number("retired");

    public long Rejected => Number("rejected");

    public IReadOnlyList<string> Notices => [.. Summary.GetProperty("notices").EnumerateArray().Select(notice => notice.GetString()!)];

    private long Number(string name) => Summary.GetProperty(name).GetInt64();
}
