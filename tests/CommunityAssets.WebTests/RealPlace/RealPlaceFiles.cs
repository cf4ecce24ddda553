using CommunityAssets.UnitTests;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>The files of Bath and North East Somerset and of England, and how each is imported.</summary>
internal static class RealPlaceFiles
{
    /// <summary>The layers of strengths. A map of columns of the same name says which attribute is which.</summary>
    public static readonly string[] Strengths =
    [
        "banes_burial_grounds.geojson", "banes_city_farms.geojson", "banes_community_agriculture.geojson",
        "banes_community_gardens.geojson", "banes_community_orchards.geojson", "banes_defibrillators.geojson",
        "banes_education_colleges.geojson",
        "banes_education_secondary_schools.geojson", "banes_gp_surgeries.geojson", "banes_gss_allotments.geojson",
        "banes_gss_parks_recreation.geojson", "banes_gss_playspace_children.geojson", "banes_gss_playspace_youth.geojson",
        "banes_local_shops.geojson", "bh_accessible_bath.geojson.gz", "libraries_2023.csv", "os_functional_sites.geojson",
        "os_greenspace_access_point.geojson", "os_greenspace_site.geojson.gz", "os_important_buildings.geojson.gz",
        "os_place_names.geojson.gz", "os_rail_station.geojson", "os_settlements.geojson",
    ];

    /// <summary>Middle layer areas with rough outlines; another file has the same areas in full detail.</summary>
    public const string RoughMsoa = "banes/boundaries/msoa_2011.geojson";

    /// <summary>The Indices of Deprivation 2019 of all England, on boundaries of 2011.</summary>
    public const string Deprivation2019 = "england/imd2019_lsoa11_ranks_deciles.csv.gz";

    /// <summary>The small areas of 2021 of England and Wales.</summary>
    private const string Boundaries2021 = "england/lsoa21_boundaries_ew_simplified.geojson.gz";

    /// <summary>The Indices of Deprivation 2025 of all England.</summary>
    private const string Deprivation2025 = "england/imd2025_lsoa21.csv.gz";

    /// <summary>The files that take longest.</summary>
    public static IReadOnlyList<string> Large { get; } = [Boundaries2021, Deprivation2019, Deprivation2025];

    /// <summary>Boundaries, lookups, people, postcodes, ways.</summary>
    public static IReadOnlyList<string[]> Places { get; } =
    [
        [
            "areas", "banes/boundaries/la.geojson", "--code-field", "=E06000022", "--name-field", "=Bath and North East Somerset",
            "--vintage", "2017",
        ],
        ["areas", "banes/boundaries/lsoa_2011.geojson"],
        ["areas", RoughMsoa, "--source", "msoa-2011"],
        ["areas", "banes/boundaries/msoa_2011_full.geojson.gz", "--source", "msoa-2011"],
        ["areas", "banes/boundaries/oa_2011.geojson"],
        // One of its shapes fills the ground that has no parish, and has no code.
        ["areas", "banes/boundaries/parishes.geojson.gz", "--vintage", "2016", "--keep-going"],
        ["areas", "banes/boundaries/ward_2011_full.geojson.gz"],
        // Its fields are named for 2013, its codes hold until the review of 2018.
        ["areas", "banes/boundaries/ward_2016.geojson", "--vintage", "2016"],
        // The draft of a review: wards that have no codes yet.
        ["areas", "banes/boundaries/ward_2019_simplified.geojson", "--level", "ward", "--code-field", "Ward_name"],
        ["areas", Boundaries2021],
        ["lookup", "england/lsoa11_lsoa21_change_lookup.csv.gz"],
        ["lookup", "england/lsoa21_ward24_ltla24_lookup.csv.gz"],
        ["population", "england/population_mid2020_lsoa11_broad_ages.csv.gz"],
        ["postcodes", "banes/postcodes/postcodes.geojson.gz"],
        ["network", "banes/network/roads.geojson.gz"],
        ["network", "banes/network/public_rights_of_way_bath.geojson.gz"],
    ];

    /// <summary>Need.</summary>
    public static IReadOnlyList<string[]> Needs { get; } =
    [
        // The largest first: the first values of an atlas go straight to their place.
        ["indicators", Deprivation2025],
        ["indicators", Deprivation2019],
        ["indicators", "england/imd2015_lsoa11_score_rank_decile.csv.gz"],
        ["indicators", "england/loneliness_cls_2020_lsoa21.csv.gz"],
        ["indicators", "banes/indicators/imd2019_lsoa11_underlying_indicators.csv"],
        ["indicators", "banes/indicators/imd2025_lsoa21_underlying_indicators.csv"],
        ["indicators", "banes/indicators/census_2011_ward.geojson.gz"],
    ];

    /// <summary>Everything in an order that works; each the arguments of one import, with the path from the folder of real data.</summary>
    public static IEnumerable<string[]> All => [.. Places, .. Needs, .. Strengths.Select(Strength)];

    /// <summary>The source that a layer of strengths is imported as.</summary>
    public static string SourceOf(string strengths) => strengths.Split('.')[0].Replace('_', '-');

    /// <summary>The path of a layer of strengths.</summary>
    public static string PathOf(string strengths) => RealData.Path("banes/assets/" + strengths);

    private static string[] Strength(string file)
    {
        var columns = Path.Combine(AppContext.BaseDirectory, "RealPlace", "Columns");
        return
        [
            "assets", "banes/assets/" + file, "--source", SourceOf(file), "--licence", "Open Government Licence v3.0",
            "--columns", Path.Combine(columns, file.Split('.')[0] + ".json"), "--topic-map", Path.Combine(columns, "topics.csv"),
            "--keep-going",
        ];
    }
}
