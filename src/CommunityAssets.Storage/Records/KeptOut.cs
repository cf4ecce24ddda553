using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Records;

/// <summary>What people declined or retired for good, as an import asks of it row by row.</summary>
internal sealed class KeptOut
{
    private readonly Dictionary<string, List<Fingerprint>> prints = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is kept out: then no row needs to be asked about.</summary>
    public bool IsEmpty => prints.Count == 0;

    /// <summary>Adds one.</summary>
    public void Add(Fingerprint print)
    {
        if (!prints.TryGetValue(print.Name, out var same))
        {
            prints.Add(print.Name, same = []);
        }

        same.Add(print);
    }

    /// <summary>Whether a row is of something that is kept out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="postcode">Its postcode, or null.</param>
    /// <param name="place">A point that stands for it, or null.</param>
    public bool Holds(string name, string? postcode, Point? place)
    {
        var print = Fingerprint.Of(name, postcode, place);
        return prints.TryGetValue(print.Name, out var same) && same.Exists(print.Matches);
    }
}
