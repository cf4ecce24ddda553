using System.Diagnostics;

namespace CommunityAssets.StorageTests.GeoPackage;

/// <summary>A test that asks GDAL's own programs; skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GdalFactAttribute : FactAttribute
{
    // The distribution's own Python has GDAL's bindings; another one on the path may not.
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];

    public GdalFactAttribute()
    {
        if (Python is null)
        {
            Skip = "GDAL's checker is not here. Install gdal-bin and python3-gdal to run this test.";
        }
    }

    /// <summary>A Python that has GDAL's checker, or null.</summary>
    public static string? Python { get; } =
        Array.Find(Pythons, python => Run(python, "-c", "import osgeo_utils.samples.validate_gpkg").Code == 0)
        is { } found && Run("ogrinfo", "--version").Code == 0 ? found : null;

    /// <summary>Runs a program and gives its exit code and everything it wrote; -1 when there is no such program.</summary>
    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }
}
