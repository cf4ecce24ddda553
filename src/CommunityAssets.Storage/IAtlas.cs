namespace CommunityAssets.Storage;

/// <summary>
/// The atlas of one place: everything it knows about its strengths, beside its need indicators, on one set of areas.
/// All parts are safe to call from many threads at once. Everything read in one call is of one state of the atlas.
/// </summary>
public interface IAtlas : IAsyncDisposable
{
    /// <summary>What this atlas is: its grid, its engine, its schema.</summary>
    AtlasInfo Info { get; }

    /// <summary>Groups, places, organisations, enterprises, gifts, stories.</summary>
    IAssets Assets { get; }

    /// <summary>The assets read as services: what is offered, by whom, and where.</summary>
    IServices Services { get; }

    /// <summary>Areas of every level and vintage.</summary>
    IAreas Areas { get; }

    /// <summary>Areas that people here drew and saved.</summary>
    IPatches Patches { get; }

    /// <summary>Indicators and their values.</summary>
    IIndicators Indicators { get; }

    /// <summary>Postcodes.</summary>
    IPostcodes Postcodes { get; }

    /// <summary>Who links what.</summary>
    ILinks Links { get; }

    /// <summary>People who link people and things, each seen only through what they agreed to.</summary>
    IConnectors Connectors { get; }

    /// <summary>Consent and pictures of stories.</summary>
    IStories Stories { get; }

    /// <summary>The walking network.</summary>
    INetwork Network { get; }

    /// <summary>Where records came from.</summary>
    ISources Sources { get; }

    /// <summary>Every change of a record.</summary>
    IHistory History { get; }

    /// <summary>What people suggest, and what became of it.</summary>
    ISuggestions Suggestions { get; }

    /// <summary>What stewards decided on records that may be of the same thing.</summary>
    IDuplicates Duplicates { get; }

    /// <summary>Groups that keep their own entries.</summary>
    IKeepers Keepers { get; }

    /// <summary>What is due to be checked, and letters to those who keep it.</summary>
    IReminders Reminders { get; }

    /// <summary>Assets and areas as flat features, for programs that read tables with a shape.</summary>
    IFeatures Features { get; }

    /// <summary>Who did what, when.</summary>
    IAudit Audit { get; }

    /// <summary>That somebody was introduced to something.</summary>
    IIntroductions Introductions { get; }

    /// <summary>What people hoped for and did not find.</summary>
    IUnanswered Unanswered { get; }

    /// <summary>Keys with which the service signs what it hands out.</summary>
    IKeys Keys { get; }

    /// <summary>Who can sign in.</summary>
    IAccounts Accounts { get; }

    /// <summary>Who is signed in.</summary>
    ISessions Sessions { get; }

    /// <summary>Tokens with which programs read and write in an account's place.</summary>
    ITokens Tokens { get; }

    /// <summary>Which accounts are signed in to through another provider.</summary>
    ILogins Logins { get; }

    /// <summary>
    /// A number that grows with every committed change: two reads between which it did not change saw the same atlas.
    /// Cheap; used for entity tags and caches.
    /// </summary>
    Task<long> VersionAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The version now, and what the commits after an earlier version touched. One question, as cheap as <see cref="VersionAsync"/> when
    /// nothing happened.
    /// </summary>
    /// <param name="since">The version that the asker knows; below 0 for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<AtlasNews> NewsAsync(long since, CancellationToken cancellationToken = default);

    /// <summary>
    /// Opens an import session. One import runs at a time in an atlas: while another is open this waits up to
    /// <see cref="ImportPlan.Patience"/> and then throws <see cref="AtlasBusyException"/>.
    /// </summary>
    Task<IImportSession> BeginImportAsync(ImportPlan plan, CancellationToken cancellationToken = default);
}
