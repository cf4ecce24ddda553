using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.GeoPackage.Features;
using CommunityAssets.Storage.GeoPackage.Import;
using CommunityAssets.Storage.GeoPackage.People;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// The embedded engine: one OGC GeoPackage file, for one place on one machine. Reads never wait; there is one writer at a time.
/// The file opens in QGIS and GDAL as ordinary layers.
/// </summary>
public sealed class GeoPackageAtlas : IAtlas
{
    private const int ApplicationId = 0x47504B47;
    private readonly AtlasFile file;

    private GeoPackageAtlas(AtlasFile file)
    {
        this.file = file;
        Info = new AtlasInfo("GeoPackage", file.Grid, Schema.Version, ManyWriters: false, Path.GetFileName(file.Path));
        Assets = new GeoPackageAssets(file);
        Services = new GeoPackageServices(file);
        Areas = new GeoPackageAreas(file);
        Patches = new GeoPackagePatches(file);
        Indicators = new GeoPackageIndicators(file);
        Postcodes = new GeoPackagePostcodes(file);
        Links = new GeoPackageLinks(file);
        Stories = new GeoPackageStories(file);
        Connectors = new GeoPackageConnectors(file);
        Network = new GeoPackageNetwork(file);
        Sources = new GeoPackageSources(file);
        History = new GeoPackageHistory(file);
        Suggestions = new GeoPackageSuggestions(file);
        Duplicates = new GeoPackageDuplicates(file);
        Keepers = new GeoPackageKeepers(file);
        Reminders = new GeoPackageReminders(file);
        Features = new GeoPackageFeatures(file);
        Audit = new GeoPackageAudit(file);
        Introductions = new GeoPackageIntroductions(file);
        Unanswered = new GeoPackageUnanswered(file);
        Keys = new GeoPackageKeys(file);
        Accounts = new GeoPackageAccounts(file);
        Sessions = new GeoPackageSessions(file);
        Tokens = new GeoPackageTokens(file);
        Logins = new GeoPackageLogins(file);
    }

    /// <inheritdoc/>
    public AtlasInfo Info { get; }

    /// <inheritdoc/>
    public IAssets Assets { get; }

    /// <inheritdoc/>
    public IServices Services { get; }

    /// <inheritdoc/>
    public IAreas Areas { get; }

    /// <inheritdoc/>
    public IPatches Patches { get; }

    /// <inheritdoc/>
    public IIndicators Indicators { get; }

    /// <inheritdoc/>
    public IPostcodes Postcodes { get; }

    /// <inheritdoc/>
    public ILinks Links { get; }

    /// <inheritdoc/>
    public IConnectors Connectors { get; }

    /// <inheritdoc/>
    public IStories Stories { get; }

    /// <inheritdoc/>
    public INetwork Network { get; }

    /// <inheritdoc/>
    public ISources Sources { get; }

    /// <inheritdoc/>
    public IHistory History { get; }

    /// <inheritdoc/>
    public ISuggestions Suggestions { get; }

    /// <inheritdoc/>
    public IDuplicates Duplicates { get; }

    /// <inheritdoc/>
    public IKeepers Keepers { get; }

    /// <inheritdoc/>
    public IReminders Reminders { get; }

    /// <inheritdoc/>
    public IFeatures Features { get; }

    /// <inheritdoc/>
    public IAudit Audit { get; }

    /// <inheritdoc/>
    public IIntroductions Introductions { get; }

    /// <inheritdoc/>
    public IUnanswered Unanswered { get; }

    /// <inheritdoc/>
    public IKeys Keys { get; }

    /// <inheritdoc/>
    public IAccounts Accounts { get; }

    /// <inheritdoc/>
    public ISessions Sessions { get; }

    /// <inheritdoc/>
    public ITokens Tokens { get; }

    /// <inheritdoc/>
    public ILogins Logins { get; }

    /// <inheritdoc cref="Atlas.CreateAsync"/>
    public static Task<IAtlas> CreateAsync(string path, ReferenceSystem grid, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Run<IAtlas>(
        () =>
        {
            if (grid.IsGeographic || grid.Code == ReferenceSystem.WebMercator.Code)
            {
                throw new BadInputException(
                    $"EPSG:{grid.Code} ({grid.Name}) does not measure in true metres. Choose a projected grid such as EPSG:27700, "
                        + "the British National Grid.");
            }

            var full = Path.GetFullPath(path);
            if (File.Exists(full) && new FileInfo(full).Length > 0)
            {
                BringUpToDate(full, time);
                var there = Open(full, time);
                return there.Info.Grid.Code == grid.Code
                    ? there
                    : throw new BadInputException(
                        $"The atlas {Path.GetFileName(path)} is there already, on the grid EPSG:{there.Info.Grid.Code}. Name "
                            + "another file, or use that grid.");
            }

            Make(full, grid, time);
            return Open(full, time);
        },
        cancellationToken);

    /// <inheritdoc cref="Atlas.OpenAsync"/>
    public static Task<IAtlas> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Run<IAtlas>(() => Open(Path.GetFullPath(path), time), cancellationToken);

    /// <inheritdoc/>
    public Task<long> VersionAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => connection.Scalar("SELECT version FROM communityassets_atlas"), cancellationToken);

    /// <inheritdoc/>
    public Task<AtlasNews> NewsAsync(long since, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection => TouchLog.Read(connection, since), cancellationToken);

    /// <inheritdoc/>
    public async Task<IImportSession> BeginImportAsync(ImportPlan plan, CancellationToken cancellationToken = default)
    {
        var connection = await file.BeginWritingAsync($"an import of {plan.File} ({plan.What})", plan.Patience, cancellationToken);
        try
        {
            return new GeoPackageImport(file, connection, plan);
        }
        catch
        {
            file.EndWriting(connection);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static void Make(string path, ReferenceSystem grid, TimeProvider time)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new AtlasUnreachableException($"There is no folder {folder}. Make it first, or name another place for the atlas.");
        }

        // Laid out under a name of its own and moved into place whole: nobody ever opens half an atlas.
        var draft = $"{path}-{Guid.NewGuid():N}-new";
        try
        {
            using (var connection = Connection.OpenNew(draft))
            {
                connection.Execute($"PRAGMA application_id = {ApplicationId}");
                connection.Execute("PRAGMA user_version = 10300");
                connection.Execute("BEGIN IMMEDIATE");
                Schema.Create(connection, grid, Moments.Cut(time.GetUtcNow()));
                connection.Execute("COMMIT");
                connection.Execute("PRAGMA journal_mode = WAL");
            }

            if (!File.Exists(path) || new FileInfo(path).Length == 0)
            {
                File.Move(draft, path, overwrite: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new AtlasUnreachableException(
                $"The atlas {path} can't be made: {error.Message} Check that you may write to its folder.", error);
        }
        finally
        {
            foreach (var left in (ReadOnlySpan<string>)[draft, draft + "-wal", draft + "-shm", draft + "-journal"])
            {
                File.Delete(left);
            }
        }
    }

    private static void BringUpToDate(string path, TimeProvider time)
    {
        try
        {
            if (Look(path, Path.GetFileName(path)).Schema is var schema && schema > 0 && schema < Schema.Version)
            {
                using var connection = Connection.Open(path, write: true, AtlasFile.EditPatience);
                connection.Execute("BEGIN IMMEDIATE");
                Schema.Upgrade(connection, Moments.Cut(time.GetUtcNow()));
                connection.Execute("COMMIT");
            }
        }
        catch (SqliteException error) when (error.SqliteErrorCode is not (raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT))
        {
            throw new AtlasUnreachableException(
                $"The atlas {path} can't be brought up to date: {error.Message} Check that nobody else writes to it.", error);
        }
        catch (SqliteException)
        {
            // What is no database at all is told by the opening that follows.
        }
    }

    private static GeoPackageAtlas Open(string path, TimeProvider time)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new BadInputException($"{path} is a folder. Give the path of a file that ends in .gpkg.");
        }

        if (!File.Exists(path))
        {
            throw new BadInputException($"There is no atlas {path}. Make one: communityassets new --atlas {name}");
        }

        int schema;
        ReferenceSystem? grid;
        try
        {
            (schema, grid) = Look(path, name);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            throw new BadInputException($"{name} is not a GeoPackage, or it is damaged. Name an atlas made by communityassets.", error);
        }
        catch (SqliteException error)
        {
            throw new AtlasUnreachableException(
                $"The atlas {path} can't be opened: {error.Message} Check who may read it and its folder.", error);
        }

        if (schema != Schema.Version)
        {
            throw new AtlasUnreachableException(schema > Schema.Version
                ? $"The atlas {name} was written by a newer version of this program (schema {schema}; this one knows "
                    + $"{Schema.Version}). Use the newer version."
                : $"The atlas {name} is of an older version (schema {schema}; this program needs {Schema.Version}). Bring it up "
                    + $"to date: communityassets new --atlas {name}");
        }

        return grid is null
            ? throw new AtlasUnreachableException(
                $"The atlas {name} is on a grid that this program does not know. Use the version that made it.")
            : new GeoPackageAtlas(new AtlasFile(path, grid, time));
    }

    private static (int Schema, ReferenceSystem? Grid) Look(string path, string name)
    {
        using var connection = Connection.OpenForeign(path);
        if (connection.Scalar("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'communityassets_atlas'") == 0)
        {
            throw connection.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_contents'") == 0
                ? new BadInputException(
                    $"{name} is a database, but neither an atlas nor a GeoPackage. Name an atlas made by communityassets.")
                : new BadInputException(
                    $"{name} is a GeoPackage, but not an atlas. Make an atlas and bring the layers in: communityassets new "
                        + "--atlas place.gpkg, "
                    + $"then communityassets import areas {name} --atlas place.gpkg (or import assets, import network).");
        }

        using var row = connection.Prepare("SELECT schema_version, grid FROM communityassets_atlas");
        return row.Step()
            ? (row.Int(0), ReferenceSystem.Find(row.Int(1)))
            : throw new AtlasUnreachableException(
                $"The atlas {name} was left half made. Make it again: communityassets new --atlas {name}");
    }
}
