using System.Text.Json;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Ogc;

/// <summary>Features of Testham, whose positions and numbers are known, on both engines.</summary>
public abstract class ItemsTests(RunningService service)
{
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";
    private readonly HttpClient _http = service.Http;

    [NeedsFact]
    public async Task Coordinates_are_in_the_order_of_their_reference_system()
    {
        var choir = $"/ogc/collections/assets/items/{SmallPlace.Choir}";
        var (lon, lat) = await AtAsync(choir);
        var (first, second) = await AtAsync($"{choir}?crs={Epsg}4326");
        var (east, north) = await AtAsync($"{choir}?crs={Epsg}27700");
        var (x, y) = await AtAsync($"{choir}?crs={Epsg}3857");

        Assert.InRange(lon, -2.01, -1.97);
        Assert.InRange(lat, 52.59, 52.61);
        Assert.Equal((lat, lon), (first, second));
        Assert.Equal((400_500, 300_500), (east, north));
        Assert.Equal(lon * 20037508.342789244 / 180, x, 0.1);
        Assert.InRange(y, 6_900_000, 6_920_000);
    }

    [NeedsFact]
    public async Task The_reference_system_of_the_answer_is_told()
    {
        using var plain = await _http.GetAsync("/ogc/collections/assets/items?limit=1");
        using var grid = await _http.GetAsync($"/ogc/collections/assets/items?limit=1&crs={Epsg}27700");
        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", plain.Headers.GetValues("Content-Crs").Single());
        Assert.Equal($"<{Epsg}27700>", grid.Headers.GetValues("Content-Crs").Single());
        Assert.Equal("application/geo+json", grid.Content.Headers.ContentType?.MediaType);
    }

    [NeedsFact]
    public async Task One_box_in_four_reference_systems_finds_the_same()
    {
        string[] expected = ["Riverside Community Choir", "Testham Old Hall"];
        Assert.Equal(expected, await NamesAsync($"bbox=400400,300400,400600,300600&bbox-crs={Epsg}27700"));
        var (west, south) = (-1.9941, 52.5999);
        var found = await NamesAsync($"bbox={west},{south},{west + 0.003},{south + 0.0018}");
        Assert.Equal(found, await NamesAsync($"bbox={south},{west},{south + 0.0018},{west + 0.003}&bbox-crs={Epsg}4326"));
        Assert.Equal(found, await NamesAsync($"bbox={west},{south},0,{west + 0.003},{south + 0.0018},99"));
        Assert.Empty(await NamesAsync("bbox=-0.5,51,0.5,52"));
        Assert.Empty(await NamesAsync("bbox=100,10,110,20"));
        Assert.Equal(27, await MatchedAsync("bbox=-180,-90,180,90"));
    }

    [NeedsFact]
    public async Task Filters_in_text_and_JSON_find_the_same()
    {
        foreach (var (text, json, count) in ((string, string, int)[])
        [
            ("kind = 'group'", """{"op":"=","args":[{"property":"kind"},"group"]}""", 25),
            ("kind = 'group' AND capacity > 10", """{"op":"and","args":[{"op":"=","args":[{"property":"kind"},"group"]},{"op":">","args":[{"property":"capacity"},10]}]}""", 1),
            ("capacity IS NULL", """{"op":"isNull","args":[{"property":"capacity"}]}""", 27),
            ("capacity IS NOT NULL", """{"op":"not","args":[{"op":"isNull","args":[{"property":"capacity"}]}]}""", 1),
            ("name LIKE 'Walking group 1_'", """{"op":"like","args":[{"property":"name"},"Walking group 1_"]}""", 10),
            ("CASEI(name) LIKE CASEI('WALKING%')", """{"op":"like","args":[{"op":"casei","args":[{"property":"name"}]},{"op":"casei","args":["WALKING%"]}]}""", 24),
            ("pounds BETWEEN 2 AND 3", """{"op":"between","args":[{"property":"pounds"},2,3]}""", 1),
            ("kind IN ('place', 'story')", """{"op":"in","args":[{"property":"kind"},["place","story"]]}""", 2),
            ("NOT (kind IN ('group'))", """{"op":"not","args":[{"op":"in","args":[{"property":"kind"},["group"]]}]}""", 3),
            ("step_free = TRUE", """{"op":"=","args":[{"property":"step_free"},true]}""", 1),
            ("A_CONTAINS(topics, ('active-outdoors'))", """{"op":"a_contains","args":[{"property":"topics"},["active-outdoors"]]}""", 24),
            ("T_AFTER(verified, DATE('2026-01-01'))", """{"op":"t_after","args":[{"property":"verified"},{"date":"2026-01-01"}]}""", 1),
            ("T_DURING(verified, INTERVAL('2025-01-01', '..'))", """{"op":"t_during","args":[{"property":"verified"},{"interval":["2025-01-01",".."]}]}""", 2),
            ("T_BEFORE(updated, TIMESTAMP('2026-11-21T09:00:01Z'))", """{"op":"t_before","args":[{"property":"updated"},{"timestamp":"2026-11-21T09:00:01Z"}]}""", 28),
            ("verified = '2026-05-12'", """{"op":"=","args":[{"property":"verified"},"2026-05-12"]}""", 1),
            ("updated = DATE('2026-11-21')", """{"op":"=","args":[{"property":"updated"},{"date":"2026-11-21"}]}""", 28),
            ("updated > DATE('2026-11-21')", """{"op":">","args":[{"property":"updated"},{"date":"2026-11-21"}]}""", 0),
            ("S_INTERSECTS(geometry, BBOX(-1.9999, 52.5, -1.98, 52.7))", """{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[-1.9999,52.5,-1.98,52.7]}]}""", 26),
            ("S_DWITHIN(geometry, POINT(-1.992612 52.602128), 100)", """{"op":"s_dwithin","args":[{"property":"geometry"},{"type":"Point","coordinates":[-1.992612,52.602128]},100]}""", 2),
            ("S_WITHIN(geometry, POLYGON((-2.5 52,-1.5 52,-1.5 53,-2.5 53,-2.5 52)))", """{"op":"s_within","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[[-2.5,52],[-1.5,52],[-1.5,53],[-2.5,53],[-2.5,52]]]}]}""", 27),
            ("TRUE", "true", 28),
        ])
        {
            Assert.True(count == await MatchedAsync("filter=" + Uri.EscapeDataString(text)), text);
            Assert.True(count == await MatchedAsync("filter-lang=cql2-json&filter=" + Uri.EscapeDataString(json)), json);
        }
    }

    [NeedsFact]
    public async Task Shapes_of_a_filter_are_in_the_system_that_it_says()
    {
        var square = Uri.EscapeDataString("S_INTERSECTS(geometry, BBOX(400400,300400,400600,300600))");
        Assert.Equal(2, await MatchedAsync($"filter={square}&filter-crs={Epsg}27700"));
        var turned = Uri.EscapeDataString("S_DWITHIN(geometry, POINT(52.602128 -1.992612), 100)");
        Assert.Equal(2, await MatchedAsync($"filter={turned}&filter-crs={Epsg}4326"));
    }

    [NeedsFact]
    public async Task Pages_follow_one_another_until_everything_has_been_told_once()
    {
        foreach (var more in (string[])["", "&sortby=-name", "&sortby=capacity,-name", "&filter=" + Uri.EscapeDataString("kind = 'group'")])
        {
            var (ids, address) = (new List<string?>(), (string?)("/ogc/collections/assets/items?limit=5" + more));
            long matched = 0;
            while (address is not null)
            {
                var page = await _http.JsonAsync(address);
                matched = (long)page.Number("numberMatched");
                Assert.Equal(page.Features().Count, page.Number("numberReturned"));
                ids.AddRange(page.Features().Select(feature => feature.Text("id")));
                address = page.Next();
            }

            Assert.Equal(matched, ids.Count);
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [NeedsFact]
    public async Task A_limit_beyond_the_most_is_read_as_the_most() =>
        Assert.Equal(28, (await _http.JsonAsync("/ogc/collections/assets/items?limit=1000000")).Features().Count);

    [NeedsFact]
    public async Task Properties_and_order_are_as_asked()
    {
        var page = await _http.JsonAsync("/ogc/collections/assets/items?properties=name,kind&sortby=-name&limit=2");
        Assert.Equal(["Walking group 33", "Walking group 32"], page.Names());
        Assert.Equal(["name", "kind"], page.Features()[0].GetProperty("properties").EnumerateObject().Select(member => member.Name));
    }

    [NeedsFact]
    public async Task Values_of_indicators_stand_beside_areas_and_can_be_asked_for()
    {
        var page = await _http.JsonAsync(
            "/ogc/collections/areas-lsoa/items?indicators=loneliness,green-score&sortby=-loneliness&filter="
            + Uri.EscapeDataString("loneliness >= 20 AND population IS NOT NULL"));
        Assert.Equal(["Testham 001A", "Testham 001B"], page.Names());
        var first = page.Features()[0].GetProperty("properties");
        Assert.Equal(30, first.Number("loneliness"));
        Assert.Equal(0, first.Number("green-score"));
        var all = await _http.JsonAsync("/ogc/collections/areas-lsoa/items?indicators=loneliness");
        var held = all.Features().Single(feature => feature.Text("id") == SmallPlace.NorthEast).GetProperty("properties");
        Assert.Equal(JsonValueKind.Null, held.GetProperty("loneliness").ValueKind);
        var names = await _http.JsonAsync("/ogc/collections/areas-lsoa/queryables");
        Assert.Contains("2024", names.GetProperty("properties").GetProperty("loneliness").Text("description"), StringComparison.Ordinal);
    }

    [NeedsFact]
    public async Task Time_asks_when_assets_changed_and_from_when_areas_are()
    {
        Assert.Equal(28, await MatchedAsync("datetime=2026-11-21"));
        Assert.Equal(28, await MatchedAsync("datetime=../2026-11-21T09:00:00Z"));
        Assert.Equal(0, await MatchedAsync("datetime=2026-11-22/.."));
        Assert.Equal(4, (await _http.JsonAsync("/ogc/collections/areas-lsoa/items?datetime=2022-01-01")).Number("numberMatched"));
        Assert.Equal(0, (await _http.JsonAsync("/ogc/collections/areas-lsoa/items?datetime=2011-01-01/2012-01-01")).Number("numberMatched"));
    }

    [NeedsFact]
    public async Task What_the_public_may_not_see_is_found_by_no_filter_and_no_address()
    {
        foreach (var name in (string[])["Workforce secret", "Suggested secret", "Closed cafe"])
        {
            Assert.Equal(0, await MatchedAsync("filter=" + Uri.EscapeDataString($"name = '{name}' OR source_id IN ('50','51','52')")));
        }

        foreach (var id in (Guid[])[SmallPlace.Workforce, SmallPlace.Suggested, SmallPlace.Retired])
        {
            await _http.ProblemAsync($"/ogc/collections/assets/items/{id}", 404);
        }

        Assert.Equal(0, await MatchedAsync("collection=assets-enterprises"));
    }

    [NeedsFact]
    public async Task A_feature_without_a_place_has_a_null_geometry()
    {
        var trust = await _http.JsonAsync($"/ogc/collections/assets/items/{SmallPlace.Trust}");
        Assert.Equal(JsonValueKind.Null, trust.GetProperty("geometry").ValueKind);
        Assert.Equal("Testham Trust", trust.GetProperty("properties").Text("name"));
    }

    private async Task<(double First, double Second)> AtAsync(string address)
    {
        var at = (await _http.JsonAsync(address)).GetProperty("geometry").GetProperty("coordinates");
        return (at[0].GetDouble(), at[1].GetDouble());
    }

    private async Task<IReadOnlyList<string?>> NamesAsync(string query) =>
        [.. (await _http.JsonAsync($"/ogc/collections/assets/items?{query}")).Names().Order(StringComparer.Ordinal)];

    private async Task<long> MatchedAsync(string query)
    {
        var (collection, rest) = query.StartsWith("collection=", StringComparison.Ordinal) ? (query["collection=".Length..], "") : ("assets", query);
        return (long)(await _http.JsonAsync($"/ogc/collections/{collection}/items?{rest}")).Number("numberMatched");
    }
}
