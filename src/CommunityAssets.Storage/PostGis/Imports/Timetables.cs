using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// Sessions as they are stored, remembered for the very arrays that a reader gives again and again: in a long file the same few times
/// come thousands of times.
/// </summary>
internal sealed class Timetables
{
    private const int Most = 8192;

    // An immutable array is equal to itself alone, so finding it looks at no session.
    private readonly Dictionary<ImmutableArray<Session>, (string? Json, int Days)> known = [];

    /// <summary>The sessions as a JSON array without NUL (null for none), and their weekdays as bits.</summary>
    public (string? Json, int Days) Of(ImmutableArray<Session> sessions)
    {
        if (sessions.IsDefaultOrEmpty)
        {
            return (null, 0);
        }

        if (!known.TryGetValue(sessions, out var stored))
        {
            if (known.Count >= Most)
            {
                known.Clear();
            }

            stored = (AssetJson.WriteSessions(WithoutNul.Of(sessions)), AssetJson.DayMask(sessions));
            known.Add(sessions, stored);
        }

        return stored;
    }
}
