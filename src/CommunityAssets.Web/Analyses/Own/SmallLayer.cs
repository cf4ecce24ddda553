using CommunityAssets.Analysis.Areas;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Web.Analyses.Own;

/// <summary>One layer of small areas, as estimates for any other area need it: without shapes, some 120 bytes an area.</summary>
/// <param name="Level">The level.</param>
/// <param name="Vintage">The year of the boundaries.</param>
/// <param name="Codes">The codes, in order.</param>
/// <param name="Areas">Centres, boxes and people, in the same order.</param>
/// <param name="WithCentroid">How many have a population-weighted centroid; a point inside stands for the others.</param>
public sealed record SmallLayer(AreaLevel Level, int Vintage, IReadOnlyList<string> Codes, SmallAreas Areas, int WithCentroid)
{
    /// <summary>"small areas (LSOA, 2021)".</summary>
    public string Words => $"{Plain(LevelNames.Many(Level))} of {Vintage}";

    /// <summary>"12 small areas (LSOA) of 2021", "1 ward of 2024".</summary>
    public string Count(int areas) =>
        FormattableString.Invariant($"{areas:N0} {Plain(areas == 1 ? LevelNames.One(Level) : LevelNames.Many(Level))} of {Vintage}");

    /// <summary>By what areas are taken to lie somewhere: "population-weighted centroids", or points inside where there are none.</summary>
    public string CentreWords => WithCentroid == Areas.Count ? "population-weighted centroids"
        : WithCentroid == 0 ? "points inside, since the atlas has no population-weighted centroids"
        : $"population-weighted centroids, and points inside the {Areas.Count - WithCentroid:N0} areas without one";

    /// <summary>Reads a layer.</summary>
    public static async Task<SmallLayer> ReadAsync(IAtlas atlas, AreaLevel level, int vintage, CancellationToken cancellationToken)
    {
        var (codes, centres, boxes, people) = (new List<string>(), new List<Coordinate>(), new List<Envelope>(), new List<double>());
        var weighted = 0;
        await foreach (var area in atlas.Areas.StreamAsync(level, vintage, cancellationToken: cancellationToken))
        {
            if (area.Shape is not { IsEmpty: false } shape)
            {
                continue;
            }

            codes.Add(area.Key.Code);
            centres.Add((area.Centroid ?? shape.InteriorPoint).Coordinate);
            boxes.Add(shape.EnvelopeInternal);
            people.Add(area.Population is { } count ? count : double.NaN);
            weighted += area.Centroid is null ? 0 : 1;
        }

        return new SmallLayer(level, vintage, codes, new SmallAreas(centres, boxes, people), weighted);
    }

    private static string Plain(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
