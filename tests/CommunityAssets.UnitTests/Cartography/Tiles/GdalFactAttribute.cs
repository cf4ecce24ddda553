namespace CommunityAssets.UnitTests.Cartography.Tiles;

/// <summary>A test that asks GDAL (<c>ogr2ogr</c>); skipped with a message where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GdalFactAttribute : FactAttribute
{
    public GdalFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = Array.Exists(folders, folder => File.Exists(Path.Combine(folder, "ogr2ogr")));
        Skip = found ? null : "GDAL's ogr2ogr is not on the path (Debian: gdal-bin).";
    }
}
