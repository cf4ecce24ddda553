using CommunityAssets.StorageTests.GeoPackage;

namespace CommunityAssets.WebTests.CommandLine;

/// <summary>A test that opens layers as QGIS does; skipped where QGIS's Python bindings are not installed, since they are large.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QgisFactAttribute : FactAttribute
{
    // The distribution's own Python has the bindings; another one on the path may not.
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];

    public QgisFactAttribute()
    {
        if (Python is null)
        {
            Skip = "QGIS is not here. Install python3-qgis to run this test.";
        }
    }

    /// <summary>A Python that has QGIS's bindings, or null.</summary>
    public static string? Python { get; } =
        Array.Find(Pythons, python => GdalFactAttribute.Run(python, "-c", "import qgis.core").Code == 0);
}
