using System.Text.Json;
using CommunityAssets.StorageTests.GeoPackage;
using CommunityAssets.UnitTests;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>
/// The schemas that Open Referral UK has published, and Debian's <c>python3-jsonschema</c> to hold answers against them: nobody who wrote
/// the answers wrote either.
/// </summary>
public static class PublishedSchemas
{
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];

    private static readonly string? Folder = RealData.Folder is { } data
        && Path.GetFullPath(Path.Combine(data, "..", "..", "standards", "open_referral_uk")) is var folder && Directory.Exists(folder)
            ? folder
            : null;

    private static readonly string? Python =
        Array.Find(Pythons, python => GdalFactAttribute.Run(python, "-c", "import jsonschema").Code == 0);

    /// <summary>Why nothing can be held against them here; null when it can.</summary>
    public static string? Missing { get; } =
        Folder is null ? "There is no shared/standards/open_referral_uk beside the repository."
        : Python is null ? "There is no python3-jsonschema here. Install it to run this test."
        : null;

    /// <summary>Holds answers against schemas, as validate.py tells them, and fails with every problem found.</summary>
    public static void Check(IReadOnlyCollection<(string Name, string[] Schemas, JsonElement Instance)> answers)
    {
        Assert.NotEmpty(answers);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                JsonSerializer.Serialize(answers.Select(answer =>
                    new { name = answer.Name, schemas = answer.Schemas, instance = answer.Instance })));
            var script = Path.Combine(AppContext.BaseDirectory, "OpenReferral", "validate.py");
            var (code, output) = GdalFactAttribute.Run(Python!, "-W", "ignore", script, Folder!, file);
            Assert.True(code == 0, output);
            Assert.Contains($"{answers.Count} answers checked, 0 problems", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
