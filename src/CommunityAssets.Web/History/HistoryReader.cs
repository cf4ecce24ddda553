using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;

namespace CommunityAssets.Web.History;

/// <summary>Reads what happened to an entry, as far as the viewer may see it. Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
public sealed class HistoryReader(IAtlas atlas)
{
    /// <summary>The most versions told in full; the ones before them are told without what changed.</summary>
    public const int MostTold = 50;

    /// <summary>
    /// What happened, latest first. A version that the viewer could not see when it was current – for the workforce alone, or not yet
    /// published – is told without what it said.
    /// </summary>
    /// <param name="asset">The asset as it is.</param>
    /// <param name="sight">What the viewer may see.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(Asset asset, Sight sight, CancellationToken cancellationToken)
    {
        var entries = new List<HistoryEntry>();
        var changes = await atlas.History.OfAsync(asset.Id, cancellationToken);
        Asset? before = null;
        foreach (var change in changes)
        {
            var state = changes.Count - entries.Count <= MostTold ? await StateAsync(asset, change, sight, cancellationToken) : null;
            entries.Add(new HistoryEntry(change.At, change.By, HistoryEntry.Told(change.What), change.Reason)
            {
                Version = change.Version,
                State = state,
                Changes = state is null || before is null || AssetParts.Differing(before, state) is not { Count: > 0 } parts
                    ? null
                    : new ChangesView(before, state, parts) { Caption = "What changed", NowHeading = "Before", ThenHeading = "After" },
                Current = change.Version == asset.Version,
            });
            before = state;
        }

        entries.AddRange(await LinksAsync(asset, sight, cancellationToken));
        return [.. entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Version ?? int.MaxValue)];
    }

    private async Task<Asset?> StateAsync(Asset asset, Change change, Sight sight, CancellationToken cancellationToken)
    {
        // Of what is retired the public is told its name alone: neither does it learn from here what it said.
        if (asset.Status == AssetStatus.Retired && !sight.May(Right.EditAssets))
        {
            return null;
        }

        var state = change.Version == asset.Version ? asset : await atlas.History.AssetAtAsync(asset.Id, change.Version, cancellationToken);
        return state is null || state.Visibility > sight.Widest
            || (state.Status == AssetStatus.Suggested && !sight.May(Right.SeeSuggested))
            ? null : state;
    }

    private async Task<IEnumerable<HistoryEntry>> LinksAsync(Asset asset, Sight sight, CancellationToken cancellationToken)
    {
        var entries = new List<HistoryEntry>();
        foreach (var change in await atlas.Links.ChangesAsync(asset.Id, cancellationToken))
        {
            var forward = change.Link.From == asset.Id;
            var other = await atlas.Assets.FindAsync(forward ? change.Link.To : change.Link.From, cancellationToken);
            if (other is not null && sight.Of(other) == AssetView.Everything)
            {
                var words = change.What == ChangeKind.Added ? "Link added" : "Link taken away";
                entries.Add(new HistoryEntry(change.At, change.By, words, change.Reason) { Link = (change.Link.Kind, forward, other) });
            }
        }

        return entries;
    }
}
