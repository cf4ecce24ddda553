using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CommunityAssets.Storage.PostGis.Migrations;

/// <summary>One step of the schema: a numbered SQL file that is part of the program.</summary>
/// <param name="Number">Its number: 1, 2, 3… without gaps.</param>
/// <param name="Name">The file's name without its ending: <c>0001_atlas</c>.</param>
/// <param name="Sql">What it does, with <c>{{grid}}</c> where the grid's EPSG number goes.</param>
/// <param name="Checksum">SHA-256 of the file with line ends as LF, in hexadecimal; tells whether the same step was applied.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum)
{
    private const string Folder = "CommunityAssets.Storage.PostGis.Migrations.";

    /// <summary>Every step, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    private static Migration[] Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => Read(assembly, resource)),
        ];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var name = resource[Folder.Length..^".sql".Length];
        return new Migration(
            int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture),
            name,
            sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}
