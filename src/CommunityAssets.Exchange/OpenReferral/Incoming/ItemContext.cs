using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>The item that is being read: where it stands, for whatever is to be said of it.</summary>
/// <param name="notes">Where to say what was left out.</param>
/// <param name="numbered">Whether notes name items by number; of several files nobody would know which is meant.</param>
internal sealed class ItemContext(ReadNotes notes, bool numbered)
{
    private string _file = "";
    private long _number;

    /// <summary>Moves to an item.</summary>
    /// <param name="file">The file or page that it stands in.</param>
    /// <param name="number">Its number there, from 1.</param>
    public void MoveTo(string file, long number) => (_file, _number) = (file, number);

    /// <summary>Refuses the item.</summary>
    /// <param name="member">The member, as <c>schedules[0].interval</c>; null when the whole item is meant.</param>
    /// <param name="found">What was found.</param>
    /// <param name="advice">What to do.</param>
    public Refusal Refuse(string? member, string found, string advice) => new(_file, _number, member, found, advice);

    /// <summary>Counts something that was left out or put right; see <see cref="ReadNotes.Add(string, long)"/>.</summary>
    public void Note(string stem) => notes.Add(stem, numbered ? _number : 0);
}
