using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CommunityAssets.Web.Connecting;

/// <summary>Everything held about a person, to read and as a file (UK GDPR, articles 15 and 20). Thread-safe.</summary>
/// <param name="atlas">The atlas.</param>
/// <param name="places">The places that somebody may know.</param>
/// <param name="reader">Reads what is linked.</param>
public sealed class HeldPages(IAtlas atlas, PlaceChoices places, ConnectorReader reader)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>What is held, to read.</summary>
    public async Task<HeldPage> ReadAsync(ConnectorDoor door, Actor by, Sight sight, CancellationToken cancellationToken)
    {
        var held = await atlas.Connectors.HeldAsync(door, by, cancellationToken);
        var names = await places.NamesAsync(held.Connector.Places, cancellationToken);
        return new HeldPage(
            held,
            [.. names.Select(place => place.Name == place.Code ? place.Code : $"{place.Name} ({place.Code})")],
            await reader.AssetsAsync(held.Links, sight, held.Complete, cancellationToken));
    }

    /// <summary>What is held, as a file of JSON.</summary>
    public static FileContentResult File(HeldAboutPerson held)
    {
        ArgumentNullException.ThrowIfNull(held);
        var document = new JsonObject
        {
            ["what"] = held.Complete
                ? "Everything that this atlas holds about you."
                : "What you let coordinators see of what this atlas holds about you. Your private link shows all of it.",
            ["at"] = held.At,
            ["complete"] = held.Complete,
            ["record"] = JsonSerializer.SerializeToNode(held.Connector, Form),
            ["links"] = JsonSerializer.SerializeToNode(
                held.Links.Select(link => new { link.Id, link.Kind, link.Asset }), Form),
            ["changes"] = new JsonArray([.. held.Changes.Select(Change)]),
            ["audit"] = JsonSerializer.SerializeToNode(
                held.Audit.Select(entry => new { entry.At, entry.Line.Role, Act = AuditActNames.Name(entry.Line.Act), entry.Line.Detail }), Form),
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"held-about-me-{held.At:yyyy-MM-dd}.json");
        return new FileContentResult(JsonSerializer.SerializeToUtf8Bytes(document, Form), "application/json; charset=utf-8") { FileDownloadName = name };
    }

    private static JsonObject Change(ConnectorChange change) => new()
    {
        ["version"] = change.Version,
        ["at"] = change.At,
        ["by"] = change.ByRole,
        ["what"] = change.What,
        ["record"] = change.State is null ? null : JsonNode.Parse(change.State),
    };
}
