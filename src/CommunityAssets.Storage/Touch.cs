using CommunityAssets.Domain.Assets;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage;

/// <summary>What a commit touched of one part of an atlas: one asset, or (an import) anything in that part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Asset">The one asset that was added or changed; null when it can be anything in the part.</param>
/// <param name="Box">
/// The box on the atlas's grid around where the asset was and where it is; null for one without a place, which no map shows.
/// </param>
public sealed record Touch(AtlasPart Part, Guid? Asset = null, Envelope? Box = null)
{
    /// <summary>What an edit touches: the asset where it was, and where it is.</summary>
    /// <param name="before">The asset as it was; null when it is new.</param>
    /// <param name="after">The asset as it is.</param>
    internal static Touch Of(Asset? before, Asset after)
    {
        var box = new Envelope();
        foreach (var shape in new[] { before?.Location.Shape, after.Location.Shape })
        {
            if (shape is { IsEmpty: false })
            {
                box.ExpandToInclude(shape.EnvelopeInternal);
            }
        }

        return new Touch(AtlasPart.Assets, after.Id, box.IsNull ? null : box);
    }
}
