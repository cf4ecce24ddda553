using CommunityAssets.Domain.Places;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>Every area of the atlas by its code, in memory: what each row of a file of values is looked up in. About 80 bytes a
/// code.</summary>
internal sealed class AreaKeys
{
    private readonly Dictionary<string, int> firstOf = new(StringComparer.Ordinal);
    private readonly List<Entry> entries = [];

    /// <summary>Reads the codes.</summary>
    public static async Task<AreaKeys> ReadAsync(Workbench bench, CancellationToken cancellationToken)
    {
        var keys = new AreaKeys();
        await bench.ReadAsync(
            "SELECT code, vintage, key, level FROM atlas.areas ORDER BY vintage",
            row =>
            {
                var code = row.GetString(0);
                var next = keys.firstOf.GetValueOrDefault(code, -1);
                keys.firstOf[code] = keys.entries.Count;
                keys.entries.Add(new Entry(row.GetInt16(1), row.GetInt32(2), (AreaLevel)row.GetInt16(3), next));
            },
            cancellationToken);
        return keys;
    }

    /// <summary>Finds the area of a code: of the vintage, or of the latest when there is none told.</summary>
    /// <returns>False when the atlas does not know it.</returns>
    public bool TryFind(string code, int? vintage, out Entry area)
    {
        for (var at = firstOf.GetValueOrDefault(code, -1); at >= 0; at = entries[at].Next)
        {
            if (vintage is null || vintage == entries[at].Vintage)
            {
                area = entries[at];
                return true;
            }
        }

        area = default;
        return false;
    }

    /// <summary>An area.</summary>
    /// <param name="Vintage">The year of its boundaries.</param>
    /// <param name="Key">Its key in the database.</param>
    /// <param name="Level">Its level.</param>
    /// <param name="Next">Place of the same code's next earlier vintage; -1 for none.</param>
    public readonly record struct Entry(short Vintage, int Key, AreaLevel Level, int Next);
}
