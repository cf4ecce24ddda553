using CommunityAssets.Web.Api.Analyses;
using CommunityAssets.Web.Jobs;
using CommunityAssets.Web.Post;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Security.Elsewhere;

namespace CommunityAssets.Web;

/// <summary>What whoever runs the service may set.</summary>
public sealed record ServiceSettings
{
    /// <summary>Addresses to listen on.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>
    /// The name of the place; null: the atlas's local authority, where it has just one, else its region, country or own name.
    /// </summary>
    public string? PlaceName { get; init; }

    /// <summary>The map under the areas; null for none.</summary>
    public BaseMap? BaseMap { get; init; }

    /// <summary>Who runs this atlas and how to reach them, shown on the page "About": plain text, blank lines between paragraphs.</summary>
    public string? About { get; init; }

    /// <summary>
    /// Whether the headers <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed. Only behind a proxy that sets all three
    /// itself.
    /// </summary>
    public bool BehindProxy { get; init; }

    /// <summary>
    /// Whether everybody who works with communities needs a second factor. Stewards and administrators always do.
    /// </summary>
    public bool SecondFactorForWorkforce { get; init; }

    /// <summary>
    /// The provider, such as a council's, through which people may sign in too; null: as the configuration (environment, appsettings.json)
    /// says, and none where it says nothing.
    /// </summary>
    public ElsewhereSettings? SignInElsewhere { get; init; }

    /// <summary>How often one address may try to sign in. A council's colleagues may all share one address.</summary>
    public Pace SignInPace { get; init; } = new(30, TimeSpan.FromSeconds(10));

    /// <summary>How often one account, or one address that is not signed in, may write anything at all.</summary>
    public Pace WritePace { get; init; } = new(60, TimeSpan.FromSeconds(1));

    /// <summary>How often one address may send suggestions.</summary>
    public Pace SuggestionPace { get; init; } = new(20, TimeSpan.FromSeconds(30));

    /// <summary>How often one account, or one address that is not signed in, may ask for something to be worked out.</summary>
    public Pace AnalysisPace { get; init; } = new(120, TimeSpan.FromSeconds(1));

    /// <summary>What can be asked to be worked out.</summary>
    public IReadOnlyList<DeclaredAnalysis> Analyses { get; init; } = AnalysisCatalogue.All;

    /// <summary>How much of it is done at once, and kept.</summary>
    public JobLimits Jobs { get; init; } = new();

    /// <summary>How letters are sent; null to read it from the configuration (<see cref="PostSettings.Read"/>).</summary>
    public PostSettings? Post { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
