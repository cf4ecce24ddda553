using System.Globalization;

namespace CommunityAssets.Benchmarks.Finding;

/// <summary>What people ask the finder: words as people write them, from postcodes all over the country, the same each time.</summary>
internal static class Hopes
{
    // As often as people would: most say what and where, some how far, when, or what would help; some say nothing but a topic.
    private static readonly string[] Said =
    [
        "knit and natter", "mens shed", "somewhere to take my mum who has dementia", "gardening", "singing for fun", "coffee morning",
        "walking group on Tuesdays", "free exercise for older people", "learn to use a computer", "somebody to talk to", "carers support",
        "toddler group", "bereavement", "repair cafe", "libary", "choir in the evening", "help with benefits", "chess", "lunch club",
        "swimming", "something for my teenager at the weekend", "volunteering outdoors", "dancing", "art class for beginners", "allotment",
    ];

    private static readonly string[] Topics =
    [
        "company", "growing", "dementia", "carers", "music-singing", "active-outdoors", "mens-spaces", "learning", "food-together", "older-age",
    ];

    private static readonly string[] More =
    [
        "", "", "", "", "&minutes=10", "&minutes=30&by=bicycle", "&minutes=15&by=slow", "&day=tue&day=thu", "&day=sat&time=morning",
        "&free=true", "&access=step-free", "&time=evening", "&access=step-free&free=true&day=wed", "&age=72", "&online=true",
    ];

    /// <summary>Queries that differ.</summary>
    /// <param name="postcodes">Where people are.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> postcodes)
    {
        var random = new Random(20261121);
        return
        [
            .. postcodes.Select(postcode =>
            {
                var what = random.Next(5) == 0
                    ? "topic=" + Topics[random.Next(Topics.Length)]
                    : "q=" + Uri.EscapeDataString(Said[random.Next(Said.Length)]);
                return string.Create(
                    CultureInfo.InvariantCulture, $"?{what}&where={Uri.EscapeDataString(postcode)}{More[random.Next(More.Length)]}");
            }),
        ];
    }
}
