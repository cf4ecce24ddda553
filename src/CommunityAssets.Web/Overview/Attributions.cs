using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Web.Overview;

/// <summary>The words that the licences of an atlas's sources ask for, as far as their names tell which licence it is.</summary>
public static class Attributions
{
    /// <summary>One sentence for each publisher or licence that asks for one, each once.</summary>
    /// <param name="sources">The sources of an atlas.</param>
    /// <param name="today">Today: Ordnance Survey asks for the year.</param>
    public static IReadOnlyList<string> Of(IEnumerable<Source> sources, DateOnly today)
    {
        var sentences = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var text = $"{source.Licence} {source.Name}";
            if (source.Licence?.Trim() is { Length: > 0 } words && (Has(words, "©") || Has(words, "contains ")))
            {
                // A publisher's own words.
                sentences.Add(words);
                continue;
            }

            if (Has(text, "ogl") || Has(text, "open government"))
            {
                sentences.Add("Contains public sector information licensed under the Open Government Licence v3.0.");
                if (source.What is "areas" or "postcodes" or "lookup" or "population")
                {
                    sentences.Add(
                        "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
                        + $"Contains OS data © Crown copyright and database right {today.Year}.");
                }
            }

            if (source.What == "postcodes" && !Has(text, "cc0"))
            {
                sentences.Add($"Contains Royal Mail data © Royal Mail copyright and database right {today.Year}.");
            }

            if (Has(text, "os open") || Has(text, "ordnance"))
            {
                sentences.Add($"Contains OS data © Crown copyright and database right {today.Year}.");
            }

            if (Has(text, "odbl") || Has(text, "openstreetmap") || source.Name.Equals("osm", StringComparison.OrdinalIgnoreCase))
            {
                sentences.Add("© OpenStreetMap contributors, under the Open Database Licence (openstreetmap.org/copyright).");
            }
        }

        return [.. sentences];
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
