using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>What both engines do and say alike of merges.</summary>
internal static class MergeRecords
{
    /// <summary>How many merges one stands behind another at most: more is a ring, which nothing should make.</summary>
    public const int LongestChain = 50;

    /// <summary>Refuses what can't be merged.</summary>
    /// <exception cref="VersionConflictException">Somebody was there first.</exception>
    /// <exception cref="BadInputException">They can't be merged.</exception>
    public static void Check(MergeRequest request, Asset kept, Asset gone)
    {
        if (kept.Id == gone.Id)
        {
            throw new BadInputException("A record can't be merged with itself. Choose two records.");
        }

        foreach (var (now, seen) in ((Asset, int)[])[(kept, request.Kept.Version), (gone, request.GoneVersion)])
        {
            if (now.Version != seen)
            {
                throw new VersionConflictException(now.Id, seen, now.Version);
            }

            if (now.Status != AssetStatus.Published)
            {
                throw new BadInputException($"{now.Name} is not published, so it can't be merged. Bring it back first.");
            }

            if (now.Kind == AssetKind.Story)
            {
                throw new BadInputException(
                    $"{now.Name} is a story. Stories belong to whoever told them and are not merged: retire one of them instead.");
            }
        }
    }

    /// <summary>Where the links of the one that goes lead from now on.</summary>
    /// <param name="links">The links of both.</param>
    /// <param name="kept">The one that stays, as it shall be.</param>
    /// <param name="gone">Id of the one that goes.</param>
    public static IReadOnlyList<MovedLink> MoveLinks(IReadOnlyList<Link> links, Asset kept, Guid gone)
    {
        var there = links.Where(link => link.From != gone && link.To != gone).Select(link => (link.From, link.To, link.Kind)).ToHashSet();
        var moved = new List<MovedLink>();
        foreach (var link in links.Where(link => link.From == gone || link.To == gone).OrderBy(link => link.Id))
        {
            var (from, to) = LinkRules.Order(
                link.Kind, link.From == gone ? kept.Id : link.From, link.To == gone ? kept.Id : link.To);
            var allowed = from != to && (link.From != gone || LinkRules.MayStart(link.Kind, kept.Kind))
                && (link.To != gone || LinkRules.MayLead(link.Kind, kept.Kind));
            moved.Add(new MovedLink(link, from, to, SetAside: !allowed || !there.Add((from, to, link.Kind))));
        }

        return moved;
    }

    /// <summary>Follows merges to what stands for each record in the end.</summary>
    /// <param name="kept">Of each record that was merged away the one that stayed, which may have been merged away itself.</param>
    public static IReadOnlyDictionary<Guid, Guid> StandIns(IReadOnlyDictionary<Guid, Guid> kept)
    {
        var standIns = new Dictionary<Guid, Guid>(kept.Count);
        foreach (var (gone, first) in kept)
        {
            var standIn = first;
            for (var step = 1; step < LongestChain && kept.TryGetValue(standIn, out var next); step++)
            {
                standIn = next;
            }

            standIns.Add(gone, standIn);
        }

        return standIns;
    }

    /// <summary>What the one that stays says, whatever was asked: where it came from and that it is published stay.</summary>
    public static Asset Kept(Asset before, Asset asked) => asked with { Provenance = before.Provenance, Status = before.Status };

    /// <summary>Why the one that stays changed, in its history. Not the other's name: that one may be for fewer eyes.</summary>
    public static string KeptReason(string? reason) => Reason("another record of the same thing was merged into this one", reason);

    /// <summary>Why the other was retired, in its history.</summary>
    public static string GoneReason(string? reason) => Reason("merged into another record of the same thing", reason);

    /// <summary>Why both changed again.</summary>
    public static string UndoneReason => "a merge was undone";

    /// <summary>The audit log's line of a merge.</summary>
    public static AuditLine Merged(Guid kept, Guid gone, Actor by) => by.Line(AuditAct.AssetsMerged, kept, "with " + gone.ToString("D"));

    /// <summary>The audit log's line of an undone merge.</summary>
    public static AuditLine Undone(Guid kept, Guid gone, Actor by) => by.Line(AuditAct.MergeUndone, kept, "with " + gone.ToString("D"));

    /// <summary>The audit log's line of a decision; null for one that is not worth one.</summary>
    public static AuditLine? Decided(PairDecision decision, Actor by) => decision.Verdict == PairVerdict.Different
        ? by.Line(AuditAct.AssetsToldApart, decision.One, "from " + decision.Other.ToString("D")) : null;

    /// <summary>A part as it is stored.</summary>
    public static string Name(AssetPart part) => part.ToString().ToLowerInvariant();

    /// <summary>The parts of stored names; a name that a newer program wrote is left out.</summary>
    public static ImmutableArray<AssetPart> Parts(IEnumerable<string> names) =>
        [.. names.Where(name => name.Length > 0)
            .Select(name => (Known: Enum.TryParse<AssetPart>(name, ignoreCase: true, out var part), part))
            .Where(item => item.Known).Select(item => item.part)];

    /// <summary>There is no such merge.</summary>
    public static KeyNotFoundException NoMerge(Guid id) => new($"There is no merge {id}.");

    /// <summary>It was undone already.</summary>
    public static BadInputException UndoneAlready => new("That merge was undone already. There is nothing to do.");

    /// <summary>Whether one of two records changed since they were merged.</summary>
    /// <exception cref="MergeChangedException">It did, and that was not reckoned with.</exception>
    public static (bool Kept, bool Gone) Changed(Merge merge, (int Kept, int Gone) then, Asset kept, Asset gone, bool anyway)
    {
        var changed = (kept.Version != then.Kept, gone.Version != then.Gone);
        return anyway || changed is (false, false) ? changed : throw new MergeChangedException(merge, changed.Item1, changed.Item2);
    }

    private static string Reason(string what, string? why) => string.IsNullOrWhiteSpace(why) ? what : $"{what}: {why.Trim()}";
}
