using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CommunityAssets.Domain.Assets;
using NetTopologySuite.IO;

namespace CommunityAssets.Storage.Records;

/// <summary>Reads what <see cref="AssetJson.WriteState"/> wrote: an asset as it was.</summary>
internal static class AssetState
{
    /// <summary>Reads an asset.</summary>
    /// <param name="text">The state.</param>
    /// <param name="grid">EPSG number of the grid that its shape is on.</param>
    public static Asset Read(string text, int grid)
    {
        using var document = JsonDocument.Parse(text);
        var state = document.RootElement;
        var location = state.GetProperty("location");
        return new Asset
        {
            Id = state.GetProperty("id").GetGuid(),
            Version = state.GetProperty("version").GetInt32(),
            Kind = KindNames.TryParse(Text(state, "kind"), out var kind) ? kind : AssetKind.Group,
            Name = Text(state, "name") ?? "",
            Summary = Text(state, "summary"),
            Topics = Texts(state, "topics"),
            Location = ReadLocation(location, grid),
            Sessions = state.TryGetProperty("sessions", out var sessions) ? AssetJson.ReadSessions(sessions.GetRawText()) : [],
            Access = ReadAccess(state),
            Cost = ReadCost(state),
            Audience = state.TryGetProperty("audience", out var audience)
                ? new Audience(Number(audience, "ageFrom"), Number(audience, "ageTo"), Text(audience, "words"))
                : null,
            Languages = Texts(state, "languages"),
            Contact = state.TryGetProperty("contact", out var contact)
                ? new Contact(Text(contact, "phone"), Text(contact, "email"), Text(contact, "web"))
                : null,
            Capacity = Number(state, "capacity"),
            Provenance = ReadProvenance(state.GetProperty("provenance")),
            Verification = ReadVerification(state),
            Status = Text(state, "status") switch
            {
                "suggested" => AssetStatus.Suggested,
                "retired" => AssetStatus.Retired,
                _ => AssetStatus.Published,
            },

            // An unknown word hides it from the public.
            Visibility = Text(state, "visibility") == "public" ? Visibility.Public : Visibility.Workforce,
            Created = state.GetProperty("created").GetDateTimeOffset(),
            Updated = state.GetProperty("updated").GetDateTimeOffset(),
        };
    }

    private static AssetLocation ReadLocation(JsonElement location, int grid)
    {
        var shape = Text(location, "shape") is { } words ? new WKTReader().Read(words) : null;
        if (shape is not null)
        {
            shape.SRID = grid;
        }

        return new AssetLocation
        {
            Shape = shape,
            Placement = Text(location, "placement") switch
            {
                "coordinates" => Placement.Coordinates,
                "postcode" => Placement.Postcode,
                _ => Placement.None,
            },
            Address = Text(location, "address"),
            Postcode = Text(location, "postcode"),
            Online = location.TryGetProperty("online", out var online) && online.GetBoolean(),
            Covers = Texts(location, "covers"),
        };
    }

    private static Access ReadAccess(JsonElement state)
    {
        var access = default(Access);
        if (state.TryGetProperty("access", out var answers))
        {
            foreach (var answer in answers.EnumerateObject())
            {
                if (AccessNames.TryParse(answer.Name, out var feature))
                {
                    access = access.With(feature, answer.Value.GetBoolean() ? Answer.Yes : Answer.No);
                }
            }
        }

        return access;
    }

    private static Cost? ReadCost(JsonElement state) => state.TryGetProperty("cost", out var cost)
        ? new Cost(
            Text(cost, "kind") switch { "free" => CostKind.Free, "donation" => CostKind.Donation, _ => CostKind.Amount },
            cost.TryGetProperty("pounds", out var pounds) ? pounds.GetDecimal() : null,
            Text(cost, "note"))
        : null;

    private static Provenance ReadProvenance(JsonElement provenance) => new(
        Text(provenance, "source") ?? "", Text(provenance, "sourceId") ?? "", Text(provenance, "licence"), Date(provenance, "retrieved"));

    private static Verification? ReadVerification(JsonElement state) =>
        state.TryGetProperty("verification", out var verification) && Date(verification, "on") is { } on
            ? new Verification(Text(verification, "byRole") ?? "", on, Date(verification, "nextDue"))
            : null;

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Number(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static DateOnly? Date(JsonElement item, string name) =>
        Text(item, name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static ImmutableArray<string> Texts(JsonElement item, string name) =>
        item.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];
}
