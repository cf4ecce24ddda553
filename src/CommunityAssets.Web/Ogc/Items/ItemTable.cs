using System.Collections.Immutable;
using CommunityAssets.Storage.Filters;

namespace CommunityAssets.Web.Ogc.Items;

/// <summary>Features as a table for people.</summary>
/// <param name="Fields">The columns.</param>
/// <param name="Rows">The rows: id, then the texts of the columns, null where there is no value.</param>
/// <param name="Matched">How many match in all.</param>
/// <param name="Next">The address of the next page, or null.</param>
/// <param name="Json">The address of the same as GeoJSON.</param>
public sealed record ItemTable(
    ImmutableArray<Field> Fields, IReadOnlyList<ItemTable.Row> Rows, long Matched, string? Next, string Json)
{
    /// <summary>A feature as a row.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Values">The texts of its columns.</param>
    /// <param name="X">The easting of the middle of its box on the grid; null without a shape.</param>
    /// <param name="Y">The northing.</param>
    public sealed record Row(string Id, IReadOnlyList<string?> Values, double? X, double? Y);
}
