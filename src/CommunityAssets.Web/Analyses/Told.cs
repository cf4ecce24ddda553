using System.Reflection;
using CommunityAssets.Storage;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Analyses;

/// <summary>What every result says of itself besides its method.</summary>
internal static class Told
{
    private static readonly string Program =
        typeof(Told).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The method's sentence with the program's and the atlas's versions.</summary>
    public static async Task<string> MethodAsync(IAtlas atlas, string method, CancellationToken cancellationToken) =>
        FormattableString.Invariant($"{method} CommunityAssets {Program}, atlas version {await atlas.VersionAsync(cancellationToken)}.");

    /// <summary>
    /// The same of an analysis that counts people, with the files that their numbers came from, which tell of what year they are.
    /// </summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="people">People of each area; NaN where not loaded.</param>
    /// <param name="method">The method's sentence.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<string> MethodAsync(IAtlas atlas, double[] people, string method, CancellationToken cancellationToken)
    {
        string[] files = people.All(double.IsNaN) ? []
            :
            [
                .. (await atlas.Sources.ListAsync(cancellationToken)).Where(source => source.What == "population")
                    .SelectMany(source => source.Files),
            ];
        return await MethodAsync(atlas, files.Length == 0 ? method : $"{method} People as in {PlainWords.List(files)}.", cancellationToken);
    }

    /// <summary>Parameters as data, with the program's and the atlas's versions.</summary>
    public static Task<IReadOnlyDictionary<string, object?>> ParametersAsync(
        IAtlas atlas, Ground ground, (string Name, object? Value)[] given, CancellationToken cancellationToken) => ParametersAsync(
        atlas,
        [
            ("level", Domain.Places.LevelNames.Name(ground.Level)), ("vintage", ground.Vintage), ("within", ground.Within?.Key.Code),
            ("place", ground.Place), .. given,
        ],
        cancellationToken);

    /// <summary>The same of an analysis that is not over the areas of one level.</summary>
    public static async Task<IReadOnlyDictionary<string, object?>> ParametersAsync(
        IAtlas atlas, (string Name, object? Value)[] given, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            all[name] = value;
        }

        all["program"] = Program;
        all["atlas"] = await atlas.VersionAsync(cancellationToken);
        return all;
    }

    /// <summary>A number for a file: null where nothing can be said.</summary>
    public static object? Number(double value) => double.IsFinite(value) ? value : null;
}
