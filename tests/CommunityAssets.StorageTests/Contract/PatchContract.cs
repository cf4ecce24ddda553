using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Patches: areas that people here drew and saved.</summary>
public abstract class PatchContract : AtlasContract
{
    private const string Hostile = "'); DROP TABLE areas; -- <script>alert(1)</script>";
    private static readonly Actor Anna = Actor.Of(Role.Coordinator, Guid.CreateVersion7());

    [AtlasFact]
    public async Task A_patch_is_an_area_like_any_other_with_a_code_of_its_own()
    {
        await ImportAsync(Make.Area("E01000001", AreaLevel.Lsoa, 0, 0, 500));
        var before = await Atlas.VersionAsync();
        var patch = await Atlas.Patches.AddAsync(Hostile, Make.Square(100, 100, 200), Anna);
        var other = await Atlas.Patches.AddAsync("Riverside", Make.Square(300, 300, 100), Anna);
        Assert.NotEqual(patch.Key.Code, other.Key.Code);
        Assert.Equal(patch.Key.Vintage, other.Key.Vintage);
        var area = (await Atlas.Areas.FindAsync(patch.Key.Code))!;
        Assert.Equal((Hostile, AreaLevel.Patch, 40_000d), (area.Name, area.Level, area.Shape!.Area));
        var found = await Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Patch });
        Assert.Equal(2, found.Areas.Count);
        Assert.Contains(await Atlas.Areas.AtAsync(Make.At(150, 150)), one => one.Key == patch.Key);
        Assert.Equal(patch, await Atlas.Patches.FindAsync(patch.Key.Code));
        Assert.Null(await Atlas.Patches.FindAsync("E01000001"));
        var news = await Atlas.NewsAsync(before);
        Assert.Equal(2, news.Touches.Length);
        Assert.All(news.Touches, touch => Assert.Equal(new Touch(AtlasPart.Patches), touch));
        var line = Assert.Single((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries, entry => entry.Line.Record == patch.Id).Line;
        Assert.Equal((AuditAct.PatchAdded, patch.Key.Code, "coordinator"), (line.Act, line.Detail, line.Role));
    }

    [AtlasFact]
    public async Task Patches_drawn_here_are_of_the_year_of_those_that_are_there_so_that_none_hides_another()
    {
        await ImportAsync(Make.Area("brought", AreaLevel.Patch, 0, 0, 500, 2019));
        var patch = await Atlas.Patches.AddAsync("Riverside", Make.Square(0, 0, 10), Anna);
        Assert.Equal(2019, patch.Key.Vintage);
        Assert.Equal(2, (await Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Patch })).Areas.Count);
    }

    [AtlasFact]
    public async Task A_patch_is_renamed_and_redrawn_by_whoever_read_it_last()
    {
        var patch = await Atlas.Patches.AddAsync("Riverside", Make.Square(0, 0, 100), Anna);
        var renamed = await Atlas.Patches.SaveAsync(patch.Key.Code, 1, "By the river", null, Anna);
        Assert.Equal(("By the river", 2), (renamed.Name, renamed.Version));
        Assert.Equal(10_000, (await Atlas.Areas.FindAsync(patch.Key.Code))!.Shape!.Area);
        await Assert.ThrowsAsync<VersionConflictException>(() => Atlas.Patches.SaveAsync(patch.Key.Code, 1, "Late", null, Anna));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Patches.SaveAsync("patch-NONE", 1, "None", null, Anna));
        var redrawn = await Atlas.Patches.SaveAsync(patch.Key.Code, 2, "By the river", Make.Square(1000, 1000, 50), Anna);
        var area = (await Atlas.Areas.FindAsync(patch.Key.Code))!;
        Assert.Equal(("By the river", 2500d, 3), (area.Name, area.Shape!.Area, redrawn.Version));
        Assert.Empty(await Atlas.Areas.AtAsync(Make.At(50, 50)));
        Assert.Single(await Atlas.Areas.AtAsync(Make.At(1010, 1010)));
        var changes = await Atlas.Patches.ChangesAsync(patch.Key.Code);
        Assert.Equal(
            [(ChangeKind.Changed, true), (ChangeKind.Changed, false), (ChangeKind.Added, true)],
            changes.Select(change => (change.What, change.Redrawn)));
        Assert.All(changes, change => Assert.Equal("coordinator", change.By));
    }

    [AtlasFact]
    public async Task A_patch_that_is_taken_away_is_gone_everywhere_but_from_its_changes()
    {
        var patch = await Atlas.Patches.AddAsync("Riverside", Make.Square(0, 0, 100), Anna);
        await Assert.ThrowsAsync<VersionConflictException>(() => Atlas.Patches.RemoveAsync(patch.Key.Code, 7, Anna));
        await Atlas.Patches.RemoveAsync(patch.Key.Code, 1, Anna);
        Assert.Null(await Atlas.Patches.FindAsync(patch.Key.Code));
        Assert.Null(await Atlas.Areas.FindAsync(patch.Key.Code));
        Assert.Empty(await Atlas.Areas.AtAsync(Make.At(50, 50)));
        Assert.Equal(ChangeKind.Retired, (await Atlas.Patches.ChangesAsync(patch.Key.Code))[0].What);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Atlas.Patches.RemoveAsync(patch.Key.Code, 1, Anna));
        Assert.Equal(2, (await Atlas.Audit.ReadAsync(new AuditQuery())).Entries.Count(entry => entry.Line.Record == patch.Id));
    }

    [AtlasFact]
    public async Task What_is_no_area_is_no_patch()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Atlas.Patches.AddAsync("Line", Make.Line((0, 0), (1, 1)), Anna));
        Assert.Empty((await Atlas.Areas.SearchAsync(new AreaQuery { Level = AreaLevel.Patch })).Areas);
    }

    [AtlasFact]
    public async Task Several_parts_and_holes_stay()
    {
        var holed = (Polygon)Make.Square(0, 0, 100).Difference(Make.Square(20, 20, 10));
        var parts = new MultiPolygon([holed, Make.Square(500, 0, 10)]) { SRID = 27700 };
        var patch = await Atlas.Patches.AddAsync("Two parts", parts, Anna);
        Assert.Equal(10_000 - 100 + 100, (await Atlas.Areas.FindAsync(patch.Key.Code))!.Shape!.Area);
    }
}
