using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.PostGis.Features;
using CommunityAssets.Storage.PostGis.Imports;
using CommunityAssets.Storage.PostGis.People;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The shared engine: PostgreSQL with PostGIS. Everything is kept in the database's schema <c>atlas</c>.</summary>
public sealed class PostGisAtlas : IAtlas
{
    private readonly Database database;

    private PostGisAtlas(Database database)
    {
        this.database = database;
        Info = new AtlasInfo("PostGIS", database.Grid, database.SchemaVersion, ManyWriters: true, database.Name);
        Assets = new PostGisAssets(database);
        Services = new PostGisServices(database);
        Areas = new PostGisAreas(database);
        Patches = new PostGisPatches(database);
        Indicators = new PostGisIndicators(database);
        Postcodes = new PostGisPostcodes(database);
        Links = new PostGisLinks(database);
        Stories = new PostGisStories(database);
        Connectors = new PostGisConnectors(database);
        Network = new PostGisNetwork(database);
        Sources = new PostGisSources(database);
        History = new PostGisHistory(database);
        Suggestions = new PostGisSuggestions(database);
        Duplicates = new PostGisDuplicates(database);
        Keepers = new PostGisKeepers(database);
        Reminders = new PostGisReminders(database);
        Features = new PostGisFeatures(database);
        Audit = new PostGisAudit(database);
        Introductions = new PostGisIntroductions(database);
        Unanswered = new PostGisUnanswered(database);
        Keys = new PostGisKeys(database);
        Accounts = new PostGisAccounts(database);
        Sessions = new PostGisSessions(database);
        Tokens = new PostGisTokens(database);
        Logins = new PostGisLogins(database);
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
    public static async Task<IAtlas> CreateAsync(
        string address, ReferenceSystem grid, TimeProvider time, CancellationToken cancellationToken)
    {
        var parsed = PostGisAddress.Parse(address);
        if (grid.IsGeographic)
        {
            throw new BadInputException(
                $"An atlas needs a grid in metres; {grid.Name} (EPSG:{grid.Code}) is in degrees. Use EPSG:27700 for Great Britain.");
        }

        return new PostGisAtlas(await Database.OpenAsync(parsed, grid, time, cancellationToken));
    }

    /// <inheritdoc cref="Atlas.OpenAsync"/>
    public static async Task<IAtlas> OpenAsync(string address, TimeProvider time, CancellationToken cancellationToken) =>
        new PostGisAtlas(await Database.OpenAsync(PostGisAddress.Parse(address), make: null, time, cancellationToken));

    /// <inheritdoc/>
    public async Task<long> VersionAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT version FROM atlas.about", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task<AtlasNews> NewsAsync(long since, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await TouchLog.ReadAsync(connection, since, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IImportSession> BeginImportAsync(ImportPlan plan, CancellationToken cancellationToken = default) =>
        await ImportSession.BeginAsync(database, plan, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
