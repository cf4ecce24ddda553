using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Filters;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Reading flat features: filters, order, pages, and what is never told.</summary>
public abstract class FeatureContract : AtlasContract
{
    private static readonly FeatureSet Assets = new FeatureSet.OfAssets();

    [AtlasFact]
    public async Task Every_field_is_read_as_its_type_says()
    {
        await ImportAsync(Full());

        var row = Assert.Single(await ReadAsync(new FeatureQuery { Set = Assets, Fields = AssetFields.All }));

        Assert.Equal(
            [
                "01900000-0000-7000-8000-000000000001", "place", "Old Hall", "Tea & cake.", "food-together;music-singing", "1 High Street",
                "AM1 2AB", "coordinates", "True", "E01000001", "mon;sat", "True", "False", null, null, null, null, null, "amount", "2.5", "with tea",
                "16", "99", "all", "en;pl", "01632 960 123", "a@example.org", "https://example.org", "40", "register", "h1", "OGL v3",
                "2026-01-02", "2026-02-03", "steward", "2027-02-03", "2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z",
            ],
            row.Values);
        Assert.Equal("POLYGON ((10 10, 30 10, 30 30, 10 30, 10 10))", new WKBReader().Read(row.Shape).AsText());
    }

    [AtlasFact]
    public async Task A_field_without_a_value_is_null()
    {
        await ImportAsync(Make.Asset("Bare"));

        var row = Assert.Single(await ReadAsync(new FeatureQuery { Set = Assets, Fields = AssetFields.All }));

        Assert.Equal(
            AssetFields.All.Where(field => field.Optional).Select(field => field.Name),
            AssetFields.All.Where((field, place) => row.Values[place] is null).Select(field => field.Name));
        Assert.Empty(row.Shape);
    }

    [AtlasFact]
    public async Task Every_field_can_be_compared_and_sorted_by()
    {
        await ImportAsync(Full(), Make.Asset("Bare"));

        foreach (var field in AssetFields.All.Where(field => field.Sortable))
        {
            object value = field.Type switch
            {
                FieldType.Text => "a",
                FieldType.Truth => true,
                FieldType.Day => new DateOnly(2026, 1, 1),
                FieldType.Moment => DateTimeOffset.UnixEpoch,
                _ => 1d,
            };
            var matched = await CountAsync(new Filter.Any([
                new Filter.Comparison(new Operand.Of(field), ComparisonSign.MoreOrEqual, new Operand.Given(value)),
                new Filter.Comparison(new Operand.Of(field), ComparisonSign.Less, new Operand.Given(value)),
                new Filter.IsNull(field)]));
            Assert.Equal(2, matched);
            foreach (var descending in (bool[])[false, true])
            {
                var query = new FeatureQuery { Set = Assets, Fields = [Named("name")], Sort = [new SortKey(field, descending)], Limit = 1 };
                Assert.Equal(["Bare", "Old Hall"], (await WalkAsync(query)).Order(StringComparer.Ordinal));
            }
        }
    }

    [AtlasFact]
    public async Task Comparisons_find_what_they_say()
    {
        await ImportAsync(
            Make.Asset("Apple") with { Capacity = 10 }, Make.Asset("berry") with { Capacity = 20 }, Make.Asset("Cherry"));

        Assert.Equal(["berry"], await FindAsync(Is("name", ComparisonSign.Equal, "berry")));
        Assert.Equal(["Apple", "Cherry"], await FindAsync(Is("name", ComparisonSign.NotEqual, "berry")));
        Assert.Equal(["Apple"], await FindAsync(Is("name", ComparisonSign.Less, "Cherry")));
        Assert.Equal(["Apple", "Cherry"], await FindAsync(Is("name", ComparisonSign.LessOrEqual, "Cherry")));
        Assert.Equal(["berry"], await FindAsync(Is("capacity", ComparisonSign.More, 10d)));
        Assert.Equal(["Apple", "berry"], await FindAsync(Is("capacity", ComparisonSign.MoreOrEqual, 10d)));
        Assert.Equal(["Apple"], await FindAsync(Is("capacity", ComparisonSign.Less, 10.5)));
        Assert.Equal(["Apple", "berry"], await FindAsync(Between("capacity", 10d, 20d)));
        Assert.Equal(["Cherry", "berry"], await FindAsync(Between("name", "B", "c")));
        Assert.Equal(["Apple", "Cherry"], await FindAsync(Among("name", "Apple", "Cherry", "Date")));
        Assert.Equal(["berry"], await FindAsync(Among("capacity", 20d, 30d)));
        Assert.Equal(
            ["Apple", "Cherry", "berry"],
            await FindAsync(new Filter.Comparison(Of("name"), ComparisonSign.Equal, Of("source_id"))));
        Assert.Equal(
            ["Apple", "berry"],
            await FindAsync(new Filter.Comparison(new Operand.Given(5d), ComparisonSign.Less, Of("capacity"))));
    }

    [AtlasFact]
    public async Task What_is_missing_is_neither_true_nor_false()
    {
        await ImportAsync(Make.Asset("Known") with { Capacity = 10 }, Make.Asset("Unknown", at: null));

        Assert.Empty(await FindAsync(Is("capacity", ComparisonSign.More, 10d)));
        Assert.Equal(["Known"], await FindAsync(new Filter.Not(Is("capacity", ComparisonSign.More, 10d))));
        Assert.Equal(["Unknown"], await FindAsync(new Filter.IsNull(Named("capacity"))));
        Assert.Equal(["Known"], await FindAsync(new Filter.Not(new Filter.IsNull(Named("capacity")))));
        Assert.Empty(await FindAsync(new Filter.Not(Among("capacity", 10d))));
        Assert.Empty(await FindAsync(Is("cost", ComparisonSign.NotEqual, "free")));
        Assert.Empty(await FindAsync(new Filter.Not(new Filter.Spatial(SpatialRelation.Intersects, Make.At(1, 1)))));
        Assert.Empty(await FindAsync(new Filter.Not(new Filter.Near(Make.At(1, 1), 5))));
        Assert.Empty(await FindAsync(new Filter.Spatial(SpatialRelation.Disjoint, Make.At(1, 1))));
    }

    [AtlasFact]
    public async Task Logic_joins_and_turns_round()
    {
        await ImportAsync(
            Make.Asset("A") with { Capacity = 1 }, Make.Asset("B") with { Capacity = 2 }, Make.Asset("C") with { Capacity = 3 });
        var (a, b) = (Is("name", ComparisonSign.Equal, "A"), Is("capacity", ComparisonSign.Less, 3d));

        Assert.Equal(["A"], await FindAsync(new Filter.All([a, b])));
        Assert.Equal(["A", "B"], await FindAsync(new Filter.Any([a, b])));
        Assert.Equal(["B"], await FindAsync(new Filter.All([new Filter.Not(a), b])));
        Assert.Equal(["C"], await FindAsync(new Filter.Not(new Filter.Any([a, b]))));
        Assert.Equal(["A", "B", "C"], await FindAsync(new Filter.All([])));
        Assert.Empty(await FindAsync(new Filter.Any([])));
        Assert.Equal(["A", "B", "C"], await FindAsync(new Filter.Constant(true)));
        Assert.Empty(await FindAsync(new Filter.Constant(false)));
    }

    [AtlasFact]
    public async Task Patterns_mind_case_and_take_wildcards_and_escapes()
    {
        await ImportAsync(
            Make.Asset("100% wool"), Make.Asset("100 ways"), Make.Asset("Café Olé"), Make.Asset("cafe [old]"), Make.Asset("a*b?c"));

        Assert.Equal(["100 ways", "100% wool"], await FindAsync(Like("100%")));
        Assert.Equal(["100% wool"], await FindAsync(Like(@"100\%%")));
        Assert.Equal(["Café Olé"], await FindAsync(Like("Caf_ O%")));
        Assert.Equal(["cafe [old]"], await FindAsync(Like("%[old]")));
        Assert.Equal(["a*b?c"], await FindAsync(Like("a*b?c")));
        Assert.Empty(await FindAsync(Like("A*B?C")));
        Assert.Equal(["a*b?c"], await FindAsync(Like("A*B?C", Folding.Case)));
        Assert.Equal(["Café Olé"], await FindAsync(Like("CAFÉ%", Folding.Case)));
        Assert.Equal(["Café Olé", "cafe [old]"], await FindAsync(Like("CAFE%", Folding.Case | Folding.Accents)));
        Assert.Equal(["Café Olé"], await FindAsync(Like("Cafe Ole", Folding.Accents)));
    }

    [AtlasFact]
    public async Task Texts_are_compared_without_case_and_accents_when_asked()
    {
        await ImportAsync(Make.Asset("Café"), Make.Asset("CAFE"));
        Filter Same(string text, Folding folding) => new Filter.Comparison(
            Of("name") with { Folding = folding }, ComparisonSign.Equal, new Operand.Given(text) { Folding = folding });

        Assert.Equal(["Café"], await FindAsync(Same("CAFÉ", Folding.Case)));
        Assert.Equal(["CAFE"], await FindAsync(Same("cafe", Folding.Case)));
        Assert.Equal(["CAFE"], await FindAsync(Same("CAFÉ", Folding.Accents)));
        Assert.Equal(["CAFE", "Café"], await FindAsync(Same("cafÉ", Folding.Case | Folding.Accents)));
        Assert.Equal(["CAFE", "Café"], await FindAsync(new Filter.OneOf(
            Of("name") with { Folding = Folding.Case },
            [new Operand.Given("café") { Folding = Folding.Case }, new Operand.Given("cafe") { Folding = Folding.Case }])));

        // A letter and its accent can also be two characters; they are taken for what people see.
        await ImportAsync(Make.Asset("Cafe\u0301"));
        Assert.Equal(["Cafe\u0301"], await FindAsync(Same("Cafe", Folding.Accents)));
    }

    [AtlasFact]
    public async Task Dates_and_moments_are_compared_in_time()
    {
        await ImportAsync(
            Make.Asset("May") with { Verification = new Verification("steward", new DateOnly(2026, 5, 1), null) },
            Make.Asset("June") with { Verification = new Verification("steward", new DateOnly(2026, 6, 1), null) });

        Assert.Equal(["June"], await FindAsync(Is("verified", ComparisonSign.More, new DateOnly(2026, 5, 1))));
        Assert.Equal(["June", "May"], await FindAsync(Is("updated", ComparisonSign.Equal, Time.GetUtcNow())));
        Assert.Empty(await FindAsync(Is("updated", ComparisonSign.More, Time.GetUtcNow())));
        Assert.Equal(["June", "May"], await FindAsync(Is("updated", ComparisonSign.Less, Time.GetUtcNow().AddHours(1).ToOffset(TimeSpan.FromHours(-8)))));
    }

    [AtlasFact]
    public async Task Truth_codes_and_ids_are_compared_as_they_are_told()
    {
        await ImportAsync(
            Full(),
            Make.Asset("Free group") with
            {
                Cost = new Cost(CostKind.Free),
                Access = default(Access).With(AccessFeature.StepFree, Answer.No),
            });

        Assert.Equal(["Old Hall"], await FindAsync(Is("step_free", ComparisonSign.Equal, true)));
        Assert.Equal(["Free group"], await FindAsync(Is("step_free", ComparisonSign.Equal, false)));
        Assert.Equal(["Old Hall"], await FindAsync(Is("online", ComparisonSign.Equal, true)));
        Assert.Equal(["Free group"], await FindAsync(Is("cost", ComparisonSign.Equal, "free")));
        Assert.Equal(["Old Hall"], await FindAsync(Is("cost", ComparisonSign.NotEqual, "free")));
        Assert.Equal(["Free group", "Old Hall"], await FindAsync(Among("cost", "free", "amount", "nonsense")));
        Assert.Empty(await FindAsync(Is("kind", ComparisonSign.Equal, "castle")));
        Assert.Equal(["Free group"], await FindAsync(new Filter.Like(Of("kind"), "gr%")));
        Assert.Equal(["Old Hall"], await FindAsync(Is("id", ComparisonSign.Equal, "01900000-0000-7000-8000-000000000001")));
        Assert.Empty(await FindAsync(Is("id", ComparisonSign.Equal, "1")));
        Assert.Equal(["Free group"], await FindAsync(new Filter.Not(Among("id", "01900000-0000-7000-8000-000000000001", "x"))));
        Assert.Equal(["Old Hall"], await FindAsync(Is("pounds", ComparisonSign.Equal, 2.5)));
    }

    [AtlasFact]
    public async Task Lists_are_compared_as_sets()
    {
        await ImportAsync(
            Make.Asset("One") with { Topics = ["a"], Languages = ["en"], Sessions = [SessionText.TryParse("Mon 10:00-12:00")!] },
            Make.Asset("Two") with { Topics = ["a", "b"], Languages = ["en", "cy"] },
            Make.Asset("None"));
        Filter On(string field, WordsRelation relation, params string[] words) => new Filter.Words(Named(field), relation, [.. words]);

        foreach (var field in (string[])["topics", "languages"])
        {
            var (a, b) = field == "topics" ? ("a", "b") : ("en", "cy");
            Assert.Equal(["One", "Two"], await FindAsync(On(field, WordsRelation.Contains, a)));
            Assert.Equal(["Two"], await FindAsync(On(field, WordsRelation.Contains, a, b)));
            Assert.Equal(["None", "One"], await FindAsync(On(field, WordsRelation.ContainedBy, a)));
            Assert.Equal(["Two"], await FindAsync(On(field, WordsRelation.Overlaps, b, "z")));
            Assert.Equal(["Two"], await FindAsync(On(field, WordsRelation.Equals, b, a)));
            Assert.Equal(["None"], await FindAsync(On(field, WordsRelation.Equals)));
            Assert.Equal(["None", "Two"], await FindAsync(new Filter.Not(On(field, WordsRelation.Equals, a))));
        }

        Assert.Equal(["One"], await FindAsync(On("days", WordsRelation.Contains, "mon")));
        Assert.Equal(["One"], await FindAsync(On("days", WordsRelation.Overlaps, "mon", "tue", "someday")));
        Assert.Equal(["One"], await FindAsync(On("days", WordsRelation.Equals, "mon")));
        Assert.Equal(["None", "One", "Two"], await FindAsync(On("days", WordsRelation.ContainedBy, "mon", "tue")));
        Assert.Empty(await FindAsync(On("days", WordsRelation.Contains, "someday")));
    }

    [AtlasFact]
    public async Task Shapes_are_related_as_simple_features_say()
    {
        await ImportAsync(
            Make.Asset("Point", Make.At(5, 5)), Make.Asset("Corner", Make.At(10, 10)), Make.Asset("Far", Make.At(500, 500)),
            Make.Asset("Square", Make.Square(0, 0, 10)), Make.Asset("Shifted", Make.Square(5, 5, 10)),
            Make.Asset("Small", Make.Square(2, 2, 2)), Make.Asset("Line", Make.Line((-5, 5), (15, 5))), Make.Asset("Nowhere"));
        var square = Make.Square(0, 0, 10);
        Task<List<string>> On(SpatialRelation relation, Geometry shape) => FindAsync(new Filter.Spatial(relation, shape));

        Assert.Equal(["Corner", "Line", "Point", "Shifted", "Small", "Square"], await On(SpatialRelation.Intersects, square));
        Assert.Equal(["Far"], await On(SpatialRelation.Disjoint, square));
        Assert.Equal(["Square"], await On(SpatialRelation.Equals, square));
        Assert.Equal(["Corner"], await On(SpatialRelation.Touches, square));
        Assert.Equal(["Point", "Small", "Square"], await On(SpatialRelation.Within, square));
        Assert.Equal(["Small", "Square"], await On(SpatialRelation.Contains, Make.Square(3, 3, 1)));
        Assert.Equal(["Line"], await On(SpatialRelation.Crosses, square));
        Assert.Equal(["Shifted"], await On(SpatialRelation.Overlaps, square));
        Assert.Equal(["Far", "Shifted"], await FindAsync(new Filter.All([
            new Filter.Not(new Filter.Spatial(SpatialRelation.Within, square)),
            new Filter.Not(new Filter.Spatial(SpatialRelation.Touches, square)),
            new Filter.Not(new Filter.Spatial(SpatialRelation.Crosses, square))])));
    }

    [AtlasFact]
    public async Task A_kept_shape_that_crosses_itself_stops_no_filter()
    {
        var bow = new WKTReader().Read("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))");
        bow.SRID = 27700;
        await ImportAsync(Make.Asset("Bow", bow), Make.Asset("Point", Make.At(5, 2)));

        foreach (var relation in Enum.GetValues<SpatialRelation>())
        {
            foreach (var shape in (Geometry[])[Make.Square(4, 0, 3), Make.Line((-5, 2), (15, 2)), Make.At(5, 2)])
            {
                Assert.InRange((await FindAsync(new Filter.Spatial(relation, shape))).Count, 0, 2);
            }
        }

        Assert.Contains("Point", await FindAsync(new Filter.Near(Make.Square(4, 0, 3), 1)));
    }

    [AtlasFact]
    public async Task Distance_is_measured_in_metres_from_a_shape()
    {
        await ImportAsync(Make.Asset("Near", Make.At(0, 100)), Make.Asset("Far", Make.At(0, 200.5)), Make.Asset("Nowhere"));

        Assert.Equal(["Near"], await FindAsync(new Filter.Near(Make.At(0, 0), 100)));
        Assert.Empty(await FindAsync(new Filter.Near(Make.At(0, 0), 99.9)));
        Assert.Equal(["Far", "Near"], await FindAsync(new Filter.Near(Make.Line((-5, 0), (5, 100)), 101)));
        Assert.Equal(["Far"], await FindAsync(new Filter.Not(new Filter.Near(Make.At(0, 0), 150))));
    }

    [AtlasFact]
    public async Task What_a_viewer_may_not_see_is_not_told_whatever_is_asked()
    {
        await ImportAsync(
            Make.Asset("Open"), Make.Asset("Secret", Make.At(1, 1)) with { Visibility = Visibility.Workforce },
            Make.Asset("Waiting") with { Status = AssetStatus.Suggested }, Make.Asset("Gone") with { Status = AssetStatus.Retired });

        Assert.Equal(["Open"], await FindAsync(new Filter.Constant(true)));
        Assert.Equal(["Open"], await FindAsync(new Filter.Any([Is("name", ComparisonSign.Equal, "Secret"), new Filter.Constant(true)])));
        Assert.Empty(await FindAsync(new Filter.Spatial(SpatialRelation.Intersects, Make.At(1, 1))));
        Assert.Equal(0, await CountAsync(Is("name", ComparisonSign.Equal, "Secret")));
        var secret = (await Atlas.Assets.FindBySourceAsync("register", "Secret"))!.Id.ToString("D");
        Assert.Empty(await ReadAsync(new FeatureQuery { Set = Assets, Id = secret }));
        Assert.Single(await ReadAsync(new FeatureQuery { Set = Assets, Id = secret, See = Visibility.Workforce }));
        Assert.Equal(1, (await Atlas.Features.ListAsync(Visibility.Public))[0].Count);
        Assert.Null((await Atlas.Features.ListAsync(Visibility.Public))[0].Box);
        Assert.Equal(2, (await Atlas.Features.ListAsync(Visibility.Workforce))[0].Count);
    }

    [AtlasFact]
    public async Task Text_that_looks_like_SQL_is_only_text()
    {
        string[] attacks =
        [
            "'; DROP TABLE atlas.assets; --", "' OR '1'='1", "\\", "$1", "?1", "{0}", "%s", "\" OR 1=1 --", "x') OR (1=1", "${jndi}",
        ];
        await ImportAsync([.. attacks.Select((attack, place) => Make.Asset(attack, id: $"{place}"))]);

        foreach (var attack in attacks)
        {
            Assert.Equal([attack], await FindAsync(Is("name", ComparisonSign.Equal, attack)));
            Assert.Equal([attack], await FindAsync(Among("name", attack)));
            Assert.Equal([attack], await FindAsync(Like(attack.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_"))));
            Assert.Empty(await FindAsync(new Filter.Words(Named("topics"), WordsRelation.Contains, [attack])));
            Assert.Empty(await ReadAsync(new FeatureQuery { Set = Assets, Id = attack }));
        }

        await Assert.ThrowsAsync<BadInputException>(() => FindAsync(
            new Filter.IsNull(new Field("name; DROP TABLE assets", FieldType.Text, ""))));
        await Assert.ThrowsAsync<BadInputException>(() => FindAsync(
            new Filter.IsNull(new Field("name", FieldType.Number, ""))));
    }

    [AtlasFact]
    public async Task What_makes_no_sense_is_refused_in_words()
    {
        Filter deep = new Filter.Constant(true);
        for (var level = 0; level < 100; level++)
        {
            deep = new Filter.Not(deep);
        }

        Filter wide = new Filter.Any([.. Enumerable.Repeat(new Filter.Constant(true), 500)]);
        Filter[] senseless =
        [
            deep, wide, Is("name", ComparisonSign.Equal, 5d), Is("capacity", ComparisonSign.Equal, "5"),
            Is("capacity", ComparisonSign.Less, double.NaN), Is("topics", ComparisonSign.Equal, "a"), Like("open\\"),
            Is("verified", ComparisonSign.Less, DateTimeOffset.UnixEpoch), Is("name", ComparisonSign.Equal, new string('x', 9000)),
            Is("name", ComparisonSign.Equal, "nul\0"), new Filter.Words(Named("name"), WordsRelation.Contains, ["a"]),
            new Filter.Spatial(SpatialRelation.Intersects, Make.At(double.NaN, 1)),
            new Filter.Spatial(SpatialRelation.Intersects, new Polygon(null)),
            new Filter.Spatial(SpatialRelation.Intersects, new WKTReader().Read("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))")),
            new Filter.Near(Make.At(0, 0), -1), new Filter.Near(Make.At(0, 0), double.PositiveInfinity),
        ];
        foreach (var filter in senseless)
        {
            await Assert.ThrowsAsync<BadInputException>(() => FindAsync(filter));
            await Assert.ThrowsAsync<BadInputException>(() => CountAsync(filter));
        }

        foreach (var query in (FeatureQuery[])[
            new() { Set = Assets, Limit = 0 }, new() { Set = Assets, Limit = 10_001 }, new() { Set = Assets, Cursor = "" },
            new() { Set = Assets, Cursor = "bm9uc2Vuc2U" }, new() { Set = Assets, Cursor = new string('x', 5000) },
            new() { Set = Assets, Sort = [new SortKey(Named("topics"))] },
            new() { Set = Assets, Sort = [.. Enumerable.Repeat(new SortKey(Named("name")), 6)] },
            new() { Set = Assets, Fields = [Field.OfIndicator("x", "x", "2020", "")] }])
        {
            await Assert.ThrowsAsync<BadInputException>(() => ReadAsync(query));
        }
    }

    [AtlasFact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await ImportAsync(Make.Asset("A"), Make.Asset("B"));
        var cursor = (await ReadAsync(new FeatureQuery { Set = Assets, Sort = [new SortKey(Named("name"))], Limit = 1 }))[0].Cursor;

        await Assert.ThrowsAsync<BadInputException>(() => ReadAsync(new FeatureQuery { Set = Assets, Cursor = cursor }));
        await Assert.ThrowsAsync<BadInputException>(
            () => ReadAsync(new FeatureQuery { Set = Assets, Cursor = cursor, Sort = [new SortKey(Named("name"), Descending: true)] }));
        await Assert.ThrowsAsync<BadInputException>(() => ReadAsync(
            new FeatureQuery { Set = new FeatureSet.OfAssets(AssetKind.Group), Cursor = cursor, Sort = [new SortKey(Named("name"))] }));
    }

    [AtlasFact]
    public async Task Order_is_by_every_key_with_missing_values_last_both_ways()
    {
        await ImportAsync(
            Make.Asset("b") with { Capacity = 5 }, Make.Asset("A") with { Capacity = 5 }, Make.Asset("c") with { Capacity = 1 },
            Make.Asset("d"), Make.Asset("É") with { Capacity = 9 });
        Task<List<string>> By(params SortKey[] sort) =>
            WalkAsync(new FeatureQuery { Set = Assets, Fields = [Named("name")], Sort = [.. sort], Limit = 2 });

        Assert.Equal(["c", "A", "b", "É", "d"], await By(new(Named("capacity")), new(Named("name"))));
        Assert.Equal(["É", "b", "A", "c", "d"], await By(new(Named("capacity"), true), new(Named("name"), true)));
        Assert.Equal(["A", "b", "c", "d", "É"], await By(new SortKey(Named("name"))));
        Assert.Equal(["A", "b", "c", "d", "É"], await By(new(Named("cost")), new(Named("pounds")), new(Named("name"))));
    }

    [AtlasFact]
    public async Task Pages_neither_repeat_nor_skip_while_features_are_added()
    {
        await ImportAsync([.. Enumerable.Range(0, 40).Select(number =>
            Make.Asset($"Name {number % 7} {number:D3}") with { Capacity = number % 3 == 0 ? null : number % 4 })]);
        foreach (var sort in (ImmutableArray<SortKey>[])[
            [], [new(Named("capacity"))], [new(Named("capacity"), true), new(Named("name"))], [new(Named("source_id"), true)]])
        {
            var added = 0;
            var found = await WalkAsync(
                new FeatureQuery { Set = Assets, Fields = [Named("source_id")], Sort = sort, Limit = 7 },
                async () =>
                {
                    added++;
                    await Atlas.Assets.AddAsync(
                        Make.Asset($"Added {added}", source: "other", id: Guid.NewGuid().ToString()) with { Capacity = added % 4 },
                        "steward", null);
                });
            var original = found.Where(name => name.StartsWith("Name", StringComparison.Ordinal)).ToList();
            Assert.Equal(40, original.Count);
            Assert.Equal(40, original.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(found.Count, found.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [AtlasFact]
    public async Task Counts_are_exact_and_do_not_mind_pages()
    {
        await ImportAsync([.. Enumerable.Range(0, 30).Select(number => Make.Asset($"N{number}", Make.At(number, 0)))]);
        var filter = new Filter.Spatial(SpatialRelation.Intersects, Make.Square(10, -1, 9.5));

        Assert.Equal(10, await CountAsync(filter));
        Assert.Equal(10, await Atlas.Features.CountAsync(new FeatureQuery { Set = Assets, Filter = filter, Limit = 2 }));
        Assert.Equal(3, (await ReadAsync(new FeatureQuery { Set = Assets, Filter = filter, Limit = 2 })).Count);
    }

    [AtlasFact]
    public async Task Areas_of_one_layer_are_told_with_their_population()
    {
        await ImportAsync(
            Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 10), Make.Area("E01000002", AreaLevel.Lsoa, 10, 0, 10),
            Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 12, vintage: 2011), Make.Area("E02000001", AreaLevel.Msoa, 0, 0, 20));
        await ImportAsync(new AreaPopulation("E01000001", 2021, 1500, null));
        var set = new FeatureSet.OfAreas(AreaLevel.Lsoa, 2021);

        var rows = await ReadAsync(new FeatureQuery { Set = set, Fields = AreaFields.All });

        Assert.Equal(["E01000001", "E01000002"], rows.Select(row => row.Id));
        Assert.Equal(["E01000001", "Area E01000001", "lsoa", "2021", "1500", "ons"], rows[0].Values);
        Assert.Null(rows[1].Values[4]);
        Assert.Equal(100, new WKBReader().Read(rows[0].Shape).Area);
        var many = new Filter.Comparison(
            new Operand.Of(AreaFields.All[4]), ComparisonSign.More, new Operand.Given(1000d));
        Assert.Equal(1, await Atlas.Features.CountAsync(new FeatureQuery { Set = set, Filter = many }));
        var at = new Filter.Spatial(SpatialRelation.Intersects, Make.At(15, 5));
        Assert.Equal(["E01000002"], (await ReadAsync(new FeatureQuery { Set = set, Filter = at })).Select(row => row.Id));
        Assert.Equal(
            [("OfAssets", 0L), ("OfAreas", 2L), ("OfAreas", 1L), ("OfAreas", 1L)],
            (await Atlas.Features.ListAsync(Visibility.Public)).Where((_, place) => place is 0 or > 6)
                .Select(holding => (holding.Set.GetType().Name, holding.Count)));
    }

    [AtlasFact]
    public async Task Values_of_indicators_are_fields_to_read_filter_and_sort_by()
    {
        await ImportAsync(
            Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 10), Make.Area("E01000002", AreaLevel.Lsoa, 10, 0, 10),
            Make.Area("E01000003", AreaLevel.Lsoa, 20, 0, 10));
        await ImportAsync(
            Make.Indicator("lonely"), Make.Value("lonely", "E01000001", 12.5), Make.Value("lonely", "E01000002", 30),
            Make.Value("lonely", "E01000002", 7, period: "2019"));
        var lonely = Field.OfIndicator("lonely", "lonely", "2021", "Often lonely.");
        var earlier = Field.OfIndicator("lonely-2019", "lonely", "2019", "Often lonely.");
        var set = new FeatureSet.OfAreas(AreaLevel.Lsoa, 2021);

        var rows = await ReadAsync(new FeatureQuery { Set = set, Fields = [lonely, earlier], Sort = [new SortKey(lonely, true)] });
        Assert.Equal(["E01000002", "E01000001", "E01000003"], rows.Select(row => row.Id));
        Assert.Equal(["30", "7"], rows[0].Values);
        Assert.Equal(["12.5", null], rows[1].Values);
        var high = new Filter.Comparison(new Operand.Of(lonely), ComparisonSign.More, new Operand.Given(20d));
        Assert.Equal(["E01000002"], (await ReadAsync(new FeatureQuery { Set = set, Filter = high })).Select(row => row.Id));
        Assert.Equal(1, await Atlas.Features.CountAsync(new FeatureQuery { Set = set, Filter = new Filter.IsNull(lonely) }));
    }

    private static Asset Full() => Make.Asset("Old Hall", Make.Square(10, 10, 20), "Tea & cake.", "h1") with
    {
        Id = new Guid("01900000-0000-7000-8000-000000000001"),
        Kind = AssetKind.Place,
        Topics = ["food-together", "music-singing"],
        Location = new AssetLocation
        {
            Shape = Make.Square(10, 10, 20),
            Placement = Placement.Coordinates,
            Address = "1 High Street",
            Postcode = "AM1 2AB",
            Online = true,
            Covers = ["E01000001"],
        },
        Sessions = [SessionText.TryParse("Mon 10:00-12:00")!, SessionText.TryParse("1st Sat 14:00-16:00")!],
        Access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.AccessibleToilet, Answer.No),
        Cost = new Cost(CostKind.Amount, 2.5m, "with tea"),
        Audience = new Audience(16, 99, "all"),
        Languages = ["en", "pl"],
        Contact = new Contact("01632 960 123", "a@example.org", "https://example.org"),
        Capacity = 40,
        Provenance = new Provenance("register", "h1", "OGL v3", new DateOnly(2026, 1, 2)),
        Verification = new Verification("steward", new DateOnly(2026, 2, 3), new DateOnly(2027, 2, 3)),
    };

    private static Field Named(string name) => AssetFields.All.Single(field => field.Name == name);

    private static Operand Of(string name) => new Operand.Of(Named(name));

    private static Filter Is(string field, ComparisonSign sign, object value) =>
        new Filter.Comparison(Of(field), sign, new Operand.Given(value));

    private static Filter Between(string field, object least, object most) =>
        new Filter.Between(Of(field), new Operand.Given(least), new Operand.Given(most));

    private static Filter Among(string field, params object[] values) =>
        new Filter.OneOf(Of(field), [.. values.Select(value => new Operand.Given(value))]);

    private static Filter Like(string pattern, Folding folding = Folding.None) =>
        new Filter.Like(Of("name") with { Folding = folding }, pattern);

    private Task<long> CountAsync(Filter filter) => Atlas.Features.CountAsync(new FeatureQuery { Set = Assets, Filter = filter });

    /// <summary>The names of what a filter finds, in the order of code points.</summary>
    private async Task<List<string>> FindAsync(Filter filter)
    {
        var rows = await ReadAsync(new FeatureQuery { Set = Assets, Filter = filter, Fields = [Named("name")] });
        Assert.Equal(rows.Count, await CountAsync(filter));
        return [.. rows.Select(row => row.Values[0]!).Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> WalkAsync(FeatureQuery query, Func<Task>? betweenPages = null)
    {
        var found = new List<string>();
        while (true)
        {
            var rows = await ReadAsync(query);
            found.AddRange(rows.Take(query.Limit).Select(row => row.Values[0]!));
            if (rows.Count <= query.Limit)
            {
                return found;
            }

            Assert.True(found.Count < 1000, "The pages never end.");
            query = query with { Cursor = rows[query.Limit - 1].Cursor };
            if (betweenPages is not null)
            {
                await betweenPages();
            }
        }
    }

    private async Task<List<ReadRow>> ReadAsync(FeatureQuery query)
    {
        var rows = new List<ReadRow>();
        await foreach (var row in Atlas.Features.ReadAsync(query))
        {
            rows.Add(new ReadRow(row.Id, [.. query.Fields.Select((field, place) => Text(row, field, place))], row.Shape.ToArray(), row.Cursor));
        }

        return rows;
    }

    private static string? Text(IFeatureRow row, Field field, int place) => row.IsNull(place)
        ? null
        : field.Type switch
        {
            FieldType.Whole => row.Whole(place).ToString(System.Globalization.CultureInfo.InvariantCulture),
            FieldType.Number => row.Number(place).ToString(System.Globalization.CultureInfo.InvariantCulture),
            FieldType.Truth => row.Truth(place).ToString(),
            FieldType.Day => row.Day(place).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            FieldType.Moment => row.Moment(place).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            FieldType.Words => string.Join(';', row.Words(place)),
            _ => row.Text(place),
        };

    private sealed record ReadRow(string Id, List<string?> Values, byte[] Shape, string Cursor);
}
