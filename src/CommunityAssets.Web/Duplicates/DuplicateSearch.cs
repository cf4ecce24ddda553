using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CommunityAssets.Analysis.Matching;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage;
using CommunityAssets.Web.Suggestions;

namespace CommunityAssets.Web.Duplicates;

/// <summary>
/// Searches published records of an atlas for duplicates. Stories are left out: each belongs to whoever told it, and is never merged.
/// </summary>
public static class DuplicateSearch
{
    private const double ReadingShare = 0.3;

    /// <summary>Every kind that can be recorded twice.</summary>
    public static ImmutableArray<AssetKind> Kinds { get; } = [.. Enum.GetValues<AssetKind>().Where(kind => kind != AssetKind.Story)];

    /// <summary>Searches.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="query">Which records; what it asks for of status, and stories, plays no part.</param>
    /// <param name="least">How likely a pair must be, 0 to 1.</param>
    /// <param name="progress">Told the share done, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<FoundDuplicates> RunAsync(
        IAtlas atlas, AssetQuery query, double least, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(query);
        var version = await atlas.VersionAsync(cancellationToken);
        ImmutableArray<AssetKind> kinds = query.Kinds.IsDefaultOrEmpty ? Kinds : [.. query.Kinds.Where(kind => kind != AssetKind.Story)];
        var (table, assets) = (new MatchTable(), new List<FoundAsset>());
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        if (kinds.Length > 0)
        {
            await foreach (
                var asset in atlas.Assets.StreamAsync(query with { Status = AssetStatus.Published, Kinds = kinds }, cancellationToken))
            {
                var record = Lookalike.Record(asset);
                table.Add(record);

                // Of a source's name one copy is enough.
                ref var source = ref CollectionsMarshal.GetValueRefOrAddDefault(sources, asset.Provenance.Source, out _);
                source ??= asset.Provenance.Source;
                assets.Add(new FoundAsset(
                    asset.Id, asset.Name, asset.Kind, source, record is { X: { } x, Y: { } y } ? new(x, y) : null));
            }
        }

        progress?.Report(ReadingShare);
        var later = progress is null ? null : new Later(progress);
        var findings = await Task.Run(
            () => Analysis.Matching.Duplicates.Find(table, new DuplicateOptions { Least = least }, later, cancellationToken),
            cancellationToken);
        return new FoundDuplicates(
            [.. findings.Pairs.Select(pair => Of(assets[pair.One], assets[pair.Other], pair))], assets.Count, findings, version);
    }

    private static FoundPair Of(FoundAsset one, FoundAsset other, DuplicatePair pair)
    {
        var (first, second) = string.CompareOrdinal(one.Id.ToString("D"), other.Id.ToString("D")) <= 0 ? (one, other) : (other, one);
        return new FoundPair(
            first, second, pair.Match, pair.DocumentedBits, first.At is { } here && second.At is { } there ? here.Distance(there) : null);
    }

    private sealed class Later(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(ReadingShare + ((1 - ReadingShare) * value));
    }
}
