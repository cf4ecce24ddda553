namespace CommunityAssets.Exchange.Readers;

/// <summary>The English Indices of Deprivation as a whole, or one of their domains and sub-domains.</summary>
/// <param name="Id">What it is called inside an id; empty for the whole.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tells">What it tells, one plain sentence.</param>
/// <param name="Domain">The domain of indicators that it belongs to, as topics know it.</param>
/// <param name="Short">Its abbreviation in the headings of map layers.</param>
/// <param name="IsRate">Whether its score is a share of people.</param>
/// <param name="Beginnings">How its headings begin, in letters and digits alone.</param>
internal sealed record DeprivationPart(
    string Id, string Name, string Tells, string Domain, string Short, bool IsRate, params string[] Beginnings)
{
    /// <summary>Every part; one whose heading begins with the heading of another stands before it.</summary>
    public static IReadOnlyList<DeprivationPart> All { get; } =
    [
        new("", "Index of Multiple Deprivation",
            "How much people who live here go without, on the whole: income, work, education, health, crime, housing and surroundings.",
            "Deprivation overall", "imd", false, "indexofmultipledeprivation", "imd"),
        new("idaci", "Income deprivation affecting children", "How many children live in families with a low income.",
            "Income and money", "idc", true, "incomedeprivationaffectingchildren", "idaci"),
        new("idaopi", "Income deprivation affecting older people", "How many people aged 60 and over live on a low income.",
            "Income and money", "ido", true, "incomedeprivationaffectingolder", "idaopi"),
        new("income", "Income deprivation", "How many people live on a low income.", "Income and money", "inc", true, "income"),
        new("employment", "Employment deprivation", "How many people of working age would like to work but cannot.", "Work", "emp", true,
            "employment"),
        new("education", "Education, skills and training deprivation", "How far learning and skills are out of reach.",
            "Education and skills", "edu", false, "education"),
        new("health", "Health deprivation and disability", "How much illness, disability and early death there is.", "Health", "hdd", false,
            "health"),
        new("crime", "Crime", "How likely it is to become a victim of crime.", "Safety", "cri", false, "crime"),
        new("housing-services", "Barriers to housing and services", "How hard it is to afford a home and to reach everyday services.",
            "Housing", "bhs", false, "barrierstohousing", "housing"),
        new("environment", "Living environment deprivation", "How good homes, air and streets are.", "Living environment", "env", false,
            "livingenvironment", "environment"),
        new("children-young-people", "Children and young people (education)", "How well children and young people do at school and after.",
            "Children and young people", "cyp", false, "childrenandyoungpeople"),
        new("adult-skills", "Adult skills", "How many adults have few qualifications or little English.", "Education and skills", "as",
            false, "adultskills"),
        new("geographical-barriers", "Geographical barriers", "How far it is to everyday services.", "Getting about and online", "gb",
            false, "geographicalbarriers"),
        new("wider-barriers", "Wider barriers to housing", "How hard it is to afford a home that is big enough.", "Housing", "wb", false,
            "widerbarriers"),
        new("indoors", "Living environment indoors", "How good homes are.", "Living environment", "ind", false, "indoors"),
        new("outdoors", "Living environment outdoors", "How good the air is and how safe the roads are.", "Living environment", "out",
            false, "outdoors"),
    ];
}
