using System.Text.Json;
using CommunityAssets.Cli;
using CommunityAssets.Storage;
using CommunityAssets.UnitTests;
using CommunityAssets.WebTests.CommandLine;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>An atlas of Bath and North East Somerset, filled once through the command line with every file there is of it.</summary>
public abstract class RealPlaceAtlas : IAsyncLifetime
{
    private readonly Dictionary<string, ImportAnswer> imports = new(StringComparer.Ordinal);

    /// <summary>The atlas's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The atlas.</summary>
    public IAtlas Atlas { get; private set; } = null!;

    /// <summary>A folder for what tests write.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("communityassets-").FullName;

    /// <summary>Whether the engine can be started here.</summary>
    protected abstract bool IsHere { get; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // A fixture is set up even when all its tests are passed over.
        if (RealData.Folder is null || !IsHere)
        {
            return;
        }

        Name = await EmptyAsync("banes");
        await Command.DoneAsync("new", "--atlas", Name);
        foreach (var step in RealPlaceFiles.All)
        {
            imports[step[1]] = await ImportAsync(Name, step);
        }

        Atlas = await Storage.Atlas.OpenAsync(Name, TimeProvider.System);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Atlas is not null)
        {
            await Atlas.DisposeAsync();
        }

        await RemoveAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Makes room for one more atlas, and gives its name.</summary>
    public abstract Task<string> EmptyAsync(string name);

    /// <summary>What the import of a file said.</summary>
    public ImportAnswer Import(string file) => imports[file];

    /// <summary>Imports a file of the real data, as the command line does; some of its rows may be refused where that is allowed.</summary>
    public static async Task<ImportAnswer> ImportAsync(string atlas, IReadOnlyList<string> step)
    {
        var run = await Command.RunAsync(["import", step[0], RealData.Path(step[1]), .. step.Skip(2), "--atlas", atlas, "--json"]);
        var isDone = run.Code is ExitCode.Done or ExitCode.DoneWithRejects;
        Assert.True(isDone, $"{string.Join(' ', step)} gave {run.Code}:\n{run.Error}\n{run.Out}");
        return new ImportAnswer(JsonDocument.Parse(run.Out).RootElement, run.Error);
    }

    /// <summary>Takes away what <see cref="EmptyAsync"/> made.</summary>
    protected abstract Task RemoveAsync();
}
