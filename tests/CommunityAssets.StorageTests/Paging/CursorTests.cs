using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Storage.Paging;
using CommunityAssets.StorageTests.Contract;
using NetTopologySuite.Geometries;

namespace CommunityAssets.StorageTests.Paging;

public sealed class CursorTests
{
    [Theory]
    [InlineData(0, "", "id")]
    [InlineData(1234.5678901234567, "éclair & co.", "0198c5b2-0000-7000-8000-000000000000")]
    [InlineData(double.PositiveInfinity, "", "")]
    [InlineData(-150, "x", "y")]
    public void A_position_comes_back_as_it_went_in(double number, string text, string id)
    {
        var query = new AssetQuery { Text = "garden" };
        var cursor = Cursor.Write(query, new PagePosition(number, text, id));
        Assert.Equal(new PagePosition(number, text, id), Cursor.Read(query with { Cursor = cursor, Limit = 7 }));
        Assert.Matches("^[A-Za-z0-9_-]+$", cursor);
    }

    [Fact]
    public void No_cursor_is_the_first_page() => Assert.Null(Cursor.Read(new AssetQuery()));

    [Fact]
    public void Every_part_of_a_query_tells_it_from_another()
    {
        AssetQuery[] queries =
        [
            new(), new() { Text = "a" }, new() { Text = "b" }, new() { Source = "a" }, new() { Box = new Envelope(0, 1, 0, 1) },
            new() { Box = new Envelope(0, 1, 0, 2) },
            new() { Near = Make.At(0, 0) }, new() { Near = Make.At(0, 0), WithinMetres = 1 }, new() { Inside = Make.Square(0, 0, 1) },
            new() { Area = new AreaKey("E1", 2021) }, new() { Area = new AreaKey("E1", 2011) }, new() { Kinds = [AssetKind.Group] },
            new() { Topics = ["a"] },
            new() { Days = [DayOfWeek.Monday] }, new() { Free = true }, new() { Access = [AccessFeature.Bsl] },
            new() { VerifiedSince = new DateOnly(2026, 1, 1) },
            new() { Status = AssetStatus.Retired }, new() { See = Visibility.Workforce }, new() { Sort = AssetSort.Name },
        ];
        Assert.Equal(queries.Length, queries.Select(QueryFingerprint.Of).Distinct().Count());
        AreaQuery[] areas =
        [
            new(), new() { Text = "a" }, new() { Level = AreaLevel.Lsoa }, new() { Vintage = 2021 },
            new() { Box = new Envelope(0, 1, 0, 1) },
            new() { Within = new AreaKey("E1", 2021) },
        ];
        Assert.Equal(areas.Length, areas.Select(QueryFingerprint.Of).Distinct().Count());
    }

    [Fact]
    public void The_order_in_which_choices_are_given_does_not_matter() => Assert.Equal(
        QueryFingerprint.Of(new AssetQuery { Topics = ["a", "b"], Kinds = [AssetKind.Group, AssetKind.Gift] }),
        QueryFingerprint.Of(new AssetQuery { Topics = ["b", "a"], Kinds = [AssetKind.Gift, AssetKind.Group] }));

    [Fact]
    public void A_cursor_of_areas_is_none_of_assets()
    {
        var cursor = Cursor.Write(new AreaQuery(), new PagePosition(2, "E01000001", "2021"));
        Assert.NotNull(Cursor.Read(new AreaQuery { Cursor = cursor }));
        Assert.Throws<BadInputException>(() => Cursor.Read(new AssetQuery { Cursor = cursor }));
    }
}
