using System.Globalization;
using System.Runtime.CompilerServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;

namespace CommunityAssets.Cli.Exports;

/// <summary>
/// Takes connectors out of an atlas as far as they agreed to be shown to an audience. Each is read as it is written, so that whoever
/// withdraws while the file is being made is in no line that is written after that; each contact route that is read is in the audit log.
/// </summary>
/// <param name="atlas">The atlas.</param>
/// <param name="audience">The audience's name: <c>public</c>, <c>workforce</c>, <c>coordinators</c>.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectorExport(IAtlas atlas, string audience, TimeProvider time)
{
    private readonly ConnectorSight sight = ConnectorSight.Of(RoleOf(audience), ConsentPurpose.Listing);
    private readonly DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The audiences that a file may be for, the widest first.</summary>
    public static string[] Audiences { get; } =
        [ConsentNames.Name(ConsentAudience.Public), ConsentNames.Name(ConsentAudience.Workforce), ConsentNames.Name(ConsentAudience.Coordinators)];

    /// <summary>What whoever finds the file is to do.</summary>
    public string Reminder => string.Create(
        CultureInfo.InvariantCulture,
        $"Taken out of the atlas on {today:d MMMM yyyy}, for {audience}. These people may have changed their minds since: look in the atlas "
        + $"before you use it, use nothing after the day on which a consent ends, and throw this file away within {ConsentWording.DaysUntilErased} days.");

    /// <summary>Writes the file.</summary>
    /// <returns>How many were written.</returns>
    public Task<long> WriteAsync(string path, string? area, string? topic, CancellationToken cancellationToken) =>
        ExportFile.WriteConnectorsAsync(path, AllAsync(area, topic, cancellationToken), Reminder, cancellationToken);

    private async IAsyncEnumerable<ExportedConnector> AllAsync(
        string? area, string? topic, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var view in atlas.Connectors.StreamAsync(sight, cancellationToken))
        {
            if ((area is null || view.Places.Contains(area)) && (topic is null || view.Topics.Contains(topic)))
            {
                var contact = view.CanBeReached
                    ? await atlas.Connectors.ContactAsync(view.Id, sight, Actor.CommandLine, cancellationToken) : null;
                yield return new ExportedConnector(
                    view.Id,
                    view.Name!,
                    ConsentNames.Name(view.Kind ?? ConnectorKind.Community),
                    await PlacesAsync(view, cancellationToken),
                    string.Join("; ", view.Topics),
                    await LinksAsync(view, LinkKind.TakesPartIn, cancellationToken),
                    await LinksAsync(view, LinkKind.Knows, cancellationToken),
                    contact,
                    view.Until,
                    today,
                    Reminder);
            }
        }
    }

    private async Task<string> PlacesAsync(ConnectorView view, CancellationToken cancellationToken)
    {
        var places = new List<string>();
        foreach (var code in view.Places)
        {
            places.Add(await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken) is { } area ? $"{area.Name} ({code})" : code);
        }

        return string.Join("; ", places);
    }

    private async Task<string?> LinksAsync(ConnectorView view, LinkKind kind, CancellationToken cancellationToken)
    {
        if (view.Links is null)
        {
            return null;
        }

        var names = new List<string>();
        foreach (var link in view.Links.Where(link => link.Kind == kind))
        {
            // The query gave links to what the audience may see alone.
            if (await atlas.Assets.FindAsync(link.Asset, cancellationToken) is { Status: AssetStatus.Published } asset)
            {
                names.Add(asset.Name);
            }
        }

        return string.Join("; ", names);
    }

    // A role that belongs to the audience and to no narrower one.
    private static Role RoleOf(string audience) => audience switch
    {
        "coordinators" => Role.Coordinator,
        "workforce" => Role.Analyst,
        _ => Role.Public,
    };
}
