namespace CommunityAssets.Benchmarks.England;

/// <summary>What invented groups are called and say about themselves.</summary>
internal static class Words
{
    public static readonly string[] Kinds = ["group", "place", "organisation", "enterprise", "gift", "story"];

    public static readonly string[] Topics =
    [
        "company", "active-outdoors", "dance-exercise", "sport", "nature", "growing", "making-mending", "food-together", "music-singing",
        "arts-heritage", "learning", "getting-online", "money-advice", "housing", "work-volunteering", "faith-meaning", "carers",
        "parents-little-ones", "young-people", "older-age", "disability-access", "mental-wellbeing", "bereavement", "dementia",
        "long-term-conditions", "recovery", "mens-spaces", "womens-spaces", "newcomers-languages", "getting-about", "neighbourliness",
    ];

    public static readonly string[] What =
    [
        "Community", "Friendship", "Gardening", "Singing", "Walking", "Sewing", "Reading", "Bowls", "History", "Repair", "Allotment",
        "Cycling", "Dancing", "Cooking", "Knitting", "Painting", "Photography", "Drama", "Folk Music", "Bridge", "Chess", "Carers",
        "Memory", "Parents", "Toddler", "Youth", "Bereavement", "Wellbeing", "Woodland", "River", "Heritage", "Language", "Computer",
        "Housing", "Recovery", "Swimming", "Football", "Cricket", "Tennis", "Running", "Yoga", "Pottery", "Poetry", "Film", "Beekeeping",
        "Litter Picking", "Lunch", "Breakfast", "Toy", "Seed",
    ];

    public static readonly string[] Who =
    [
        "Group", "Club", "Circle", "Society", "Hall", "Centre", "Library", "Association", "Café", "Choir", "Shed", "Network", "Project",
        "Trust", "Team", "Workshop", "Garden", "Hub", "Collective", "Fellowship",
    ];

    public static readonly string[] Where =
    [
        "Meadow", "Riverside", "St Bride's", "Old Mill", "Northgate", "Harbour", "Elm Tree", "Chapel", "Station", "Orchard", "High Street",
        "Market Place", "Church", "Priory", "Castle", "Quayside", "Southfield", "Westbrook", "Victoria", "Albert", "Jubilee", "Coronation",
        "Greenway", "Hilltop", "Lakeside", "Brookside", "Manor", "Abbey", "Windmill", "Weavers",
    ];

    public static readonly string[] Sentences =
    [
        "Everybody is welcome, with tea and talk before we start.", "No experience is needed, only curiosity.",
        "We share tools, cuttings and whatever the season brings.", "Come along on your own or bring a neighbour.",
        "There is always somebody at the door to say hello.", "Newcomers are paired with a friendly regular for the first weeks.",
        "Children are welcome with a grown-up.", "We go at the pace of the slowest.", "Bring something that is broken and a story about it.",
        "Run by volunteers since the old library closed.", "Lifts can be arranged from nearby villages.",
        "A hot meal is served afterwards at long tables.", "We sing whatever people bring, from hymns to pop.",
        "Advice is free and nobody is turned away.", "The room is quiet, bright and easy to get into.",
        "In summer we meet outside under the big trees.", "Our members teach each other what they know.",
        "Some come to learn, some to teach, most for the company.", "Dogs on leads may come as well.",
        "There is a small kitchen, a piano and a wall of books.",
    ];

    public static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
}
