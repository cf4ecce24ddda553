using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Readers;

public sealed class LookupReaderTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly ReadNotes _notes = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_change_lookup_of_ons_gives_changes_and_memberships()
    {
        var reader = Open(
            """
            LSOA11CD,LSOA11NM,CHGIND,LSOA21CD,LSOA21NM,LAD22CD,LAD22NM,LAD22NMW
            E01000001,City 001A,U,E01000001,City 001A,E09000001,City of London,
            E01000007,B&D 015B,S,E01034256,B&D 015F,E09000002,Barking and Dagenham,
            E01000007,B&D 015B,S,E01034257,B&D 015G,E09000002,Barking and Dagenham,
            E01000009,B&D 016A,M,E01034300,B&D 016E,E09000002,Barking and Dagenham,
            E01000010,B&D 016B,M,E01034300,B&D 016E,E09000002,Barking and Dagenham,
            E01008187,Leeds 053A,X,E01035624,Leeds 053G,E08000035,Leeds,
            """);
        Assert.True(reader.HasChanges);
        Assert.True(reader.HasMemberships);
        var changes = await Reading.Good(reader.ReadChangesAsync());
        Assert.Equal(
            [AreaChangeKind.Unchanged, AreaChangeKind.Split, AreaChangeKind.Split, AreaChangeKind.Merged, AreaChangeKind.Merged,
                AreaChangeKind.Irregular],
            changes.Select(change => change.Kind));
        Assert.Equal(new AreaChange(new AreaKey("E01000007", 2011), new AreaKey("E01034257", 2021), AreaChangeKind.Split), changes[2]);
        var memberships = await Reading.Good(reader.ReadMembershipsAsync());
        Assert.Equal(5, memberships.Count);
        Assert.Equal(
            new AreaMembership(new AreaKey("E01034300", 2021), new AreaKey("E09000002", 2022), AreaLevel.Lad, "Barking and Dagenham"),
                memberships[3]);
    }

    [Fact]
    public async Task Memberships_go_from_each_level_to_the_next_and_from_the_smallest_to_the_ward()
    {
        var reader = Open(
            """
            OA21CD,LSOA21CD,LSOA21NM,MSOA21CD,MSOA21NM,WD22CD,WD22NM,LAD22CD,LAD22NM
            E00000001,E01000001,City 001A,E02000001,City 001,E05009288,Aldersgate,E09000001,City of London
            E00000003,E01000001,City 001A,E02000001,City 001,E05009288,Aldersgate,E09000001,City of London
            """);
        Assert.False(reader.HasChanges);
        var memberships = await Reading.Good(reader.ReadMembershipsAsync());
        Assert.Equal(
            [
                "E00000001>E01000001", "E01000001>E02000001", "E02000001>E09000001", "E00000001>E05009288", "E05009288>E09000001",
                "E00000003>E01000001", "E00000003>E05009288",
            ],
            memberships.Select(pair => $"{pair.Child.Code}>{pair.Parent.Code}"));
    }

    [Fact]
    public async Task Small_areas_go_to_their_ward_and_wards_to_their_authority()
    {
        var reader = Open("lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code\n"
            + "M 014A,E01012049,Ladgate,E05009861,Middlesbrough,E06000002\n");
        var memberships = await Reading.Good(reader.ReadMembershipsAsync());
        Assert.Equal(
            [
                new AreaMembership(new AreaKey("E01012049", 2021), new AreaKey("E06000002", 2024), AreaLevel.Lad, "Middlesbrough"),
                new AreaMembership(new AreaKey("E01012049", 2021), new AreaKey("E05009861", 2024), AreaLevel.Ward, "Ladgate"),
                new AreaMembership(new AreaKey("E05009861", 2024), new AreaKey("E06000002", 2024), AreaLevel.Lad, "Middlesbrough"),
            ],
            memberships);
    }

    [Fact]
    public async Task An_area_that_is_put_into_two_is_kept_in_the_first_and_noted()
    {
        var reader = Open("LSOA21CD,WD24CD\nE01000001,E05000001\nE01000001,E05000002\nE01000002,W99999999\n");
        var membership = Assert.Single(await Reading.Good(reader.ReadMembershipsAsync()));
        Assert.Equal("E05000001", membership.Parent.Code);
        Assert.Equal(["1 row puts an area into a second area of one level; the first was kept (row 3)."], _notes.Sentences);
    }

    [Fact]
    public async Task Rows_that_cannot_be_understood_are_refused_with_row_and_column()
    {
        var (changes, refusals) =
            await Reading.Split(Open(
            "LSOA11CD,CHGIND,LSOA21CD\nE01000001,Q,E01000001\n,U,E01000002\nE01000003,U\nE01000004,u,E01000004\n").ReadChangesAsync());
        Assert.Equal("E01000004", Assert.Single(changes).To.Code);
        Assert.Equal(["CHGIND", "LSOA11CD", null], refusals.Select(refusal => refusal.Column));
        Assert.Equal("lookup.csv, row 2, column CHGIND: 'Q' is not a change. Write U (unchanged), S (split), M (merged) or X (irregular).",
            refusals[0].ToString());
        Assert.Equal(4, refusals[2].Row);
    }

    [Fact]
    public void A_table_that_relates_no_areas_is_refused() =>
        Assert.Contains("no two columns say how areas relate", Assert.Throws<BadInputException>(() => Open("name,value\na,1\n")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_heading_without_a_year_is_refused_with_advice() =>
        Assert.Contains(
            "the heading \"LSOA Code\" does not say of which year the boundaries are. Rename it, for example to lsoa21cd.",
            Assert.Throws<BadInputException>(() => Open("LSOA Code,WD24CD\nE01000001,E05000001\n")).Message, StringComparison.Ordinal);

    [RealDataFact]
    public async Task The_national_change_lookup_is_read_whole()
    {
        var reader = new LookupReader(InputFile.Open(RealData.Path("england/lsoa11_lsoa21_change_lookup.csv.gz")), _notes);
        var changes = await Reading.Good(reader.ReadChangesAsync());
        var kinds = changes.CountBy(change => change.Kind).ToDictionary();
        Assert.Equal(35_795, changes.Count);
        Assert.Equal((33_647, 1_900, 239, 9),
            (kinds[AreaChangeKind.Unchanged], kinds[AreaChangeKind.Split], kinds[AreaChangeKind.Merged], kinds[AreaChangeKind.Irregular]));
        Assert.Equal(35_672, (await Reading.Good(reader.ReadMembershipsAsync())).Count(pair => pair.ParentLevel == AreaLevel.Lad));
    }

    [RealDataFact]
    public async Task The_national_ward_lookup_is_read_whole()
    {
        var reader = new LookupReader(InputFile.Open(RealData.Path("england/lsoa21_ward24_ltla24_lookup.csv.gz")), _notes);
        Assert.False(reader.HasChanges);
        var pairs = await Reading.Good(reader.ReadMembershipsAsync());
        Assert.Equal(35_672, pairs.Count(pair => pair.ParentLevel == AreaLevel.Ward));
        Assert.Equal(35_672, pairs.Count(pair => pair.ParentLevel == AreaLevel.Lad && GssCode.LevelOf(pair.Child.Code) == AreaLevel.Lsoa));
        Assert.Empty(_notes.Sentences);
    }

    private LookupReader Open(string text) => new(_bench.Open("lookup.csv", text), _notes);
}
