using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Storage.Records;

/// <summary>
/// The project's own JSON forms of an asset and of its sessions: the same bytes in both engines. Names are camel case, what is not known is
/// left out, shapes are well-known text on the atlas's grid, dates and times are ISO 8601.
/// </summary>
internal static class AssetJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A record as it is now, every field, for the history.</summary>
    public static string WriteState(Asset asset) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", asset.Id);
        json.WriteNumber("version", asset.Version);
        json.WriteString("kind", KindNames.Name(asset.Kind));
        json.WriteString("name", asset.Name);
        Text(json, "summary", asset.Summary);
        Texts(json, "topics", asset.Topics);
        WriteLocation(json, asset.Location);
        if (!asset.Sessions.IsDefaultOrEmpty)
        {
            json.WritePropertyName("sessions");
            WriteSessions(json, asset.Sessions);
        }

        WriteAccess(json, asset.Access);
        WriteTerms(json, asset);
        WriteProvenance(json, asset);
        json.WriteString("status", Word(asset.Status));
        json.WriteString("visibility", Word(asset.Visibility));
        json.WriteString("created", asset.Created.ToUniversalTime());
        json.WriteString("updated", asset.Updated.ToUniversalTime());
        json.WriteEndObject();
    });

    /// <summary>Sessions as a JSON array; null when there are none.</summary>
    public static string? WriteSessions(ImmutableArray<Session> sessions) =>
        sessions.IsDefaultOrEmpty ? null : Write(json => WriteSessions(json, sessions));

    /// <summary>Reads what <see cref="WriteSessions(ImmutableArray{Session})"/> wrote.</summary>
    public static ImmutableArray<Session> ReadSessions(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        var sessions = ImmutableArray.CreateBuilder<Session>(document.RootElement.GetArrayLength());
        foreach (var item in document.RootElement.EnumerateArray())
        {
            sessions.Add(new Session
            {
                Day = (DayOfWeek)item.GetProperty("day").GetInt32(),
                Start = Get(item, "start") is { } start ? TimeOnly.Parse(start, CultureInfo.InvariantCulture) : null,
                End = Get(item, "end") is { } end ? TimeOnly.Parse(end, CultureInfo.InvariantCulture) : null,
                EveryWeeks = item.TryGetProperty("everyWeeks", out var weeks) ? weeks.GetInt32() : 1,
                NthOfMonth = item.TryGetProperty("nthOfMonth", out var nth) ? nth.GetInt32() : null,
                From = Get(item, "from") is { } from ? DateOnly.Parse(from, CultureInfo.InvariantCulture) : null,
                Until = Get(item, "until") is { } until ? DateOnly.Parse(until, CultureInfo.InvariantCulture) : null,
                Notes = Get(item, "notes"),
            });
        }

        return sessions.MoveToImmutable();
    }

    /// <summary>The days of a week on which an asset has sessions: bit n for <see cref="DayOfWeek"/> n.</summary>
    public static int DayMask(ImmutableArray<Session> sessions) =>
        sessions.IsDefaultOrEmpty ? 0 : sessions.Aggregate(0, (mask, session) => mask | (1 << (int)session.Day));

    /// <summary>The stored word of a status: <c>published</c>.</summary>
    public static string Word(AssetStatus status) => status switch
    {
        AssetStatus.Suggested => "suggested",
        AssetStatus.Published => "published",
        AssetStatus.Retired => "retired",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };

    /// <summary>The stored word of a visibility: <c>public</c>.</summary>
    public static string Word(Visibility visibility) => visibility switch
    {
        Visibility.Public => "public",
        Visibility.Workforce => "workforce",
        _ => throw new ArgumentOutOfRangeException(nameof(visibility), visibility, "Not a visibility."),
    };

    private static void WriteSessions(Utf8JsonWriter json, ImmutableArray<Session> sessions)
    {
        json.WriteStartArray();
        foreach (var session in sessions)
        {
            json.WriteStartObject();
            json.WriteNumber("day", (int)session.Day);
            Text(json, "start", Time(session.Start));
            Text(json, "end", Time(session.End));
            if (session.EveryWeeks != 1)
            {
                json.WriteNumber("everyWeeks", session.EveryWeeks);
            }

            Number(json, "nthOfMonth", session.NthOfMonth);
            Text(json, "from", Iso(session.From));
            Text(json, "until", Iso(session.Until));
            Text(json, "notes", session.Notes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Time(TimeOnly? time) =>
        time is { } whole && whole.Ticks % TimeSpan.TicksPerMinute == 0 ? whole.ToString("HH:mm", CultureInfo.InvariantCulture)
        : time?.ToString("O", CultureInfo.InvariantCulture);

    private static void WriteLocation(Utf8JsonWriter json, AssetLocation location)
    {
        json.WriteStartObject("location");
        Text(json, "shape", location.Shape?.AsText());
        if (location.Placement != Placement.None)
        {
            json.WriteString("placement", location.Placement == Placement.Postcode ? "postcode" : "coordinates");
        }

        Text(json, "address", location.Address);
        Text(json, "postcode", location.Postcode);
        if (location.Online)
        {
            json.WriteBoolean("online", value: true);
        }

        Texts(json, "covers", location.Covers);
        json.WriteEndObject();
    }

    private static void WriteAccess(Utf8JsonWriter json, Access access)
    {
        if (access.YesMask == 0 && access.NoMask == 0)
        {
            return;
        }

        json.WriteStartObject("access");
        foreach (var feature in Access.Features)
        {
            if (access[feature] is var answer and not Answer.NotKnown)
            {
                json.WriteBoolean(AccessNames.Name(feature), answer == Answer.Yes);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTerms(Utf8JsonWriter json, Asset asset)
    {
        if (asset.Cost is { } cost)
        {
            json.WriteStartObject("cost");
            json.WriteString("kind", cost.Kind switch { CostKind.Free => "free", CostKind.Donation => "donation", _ => "amount" });
            if (cost.Pounds is { } pounds)
            {
                json.WriteNumber("pounds", pounds);
            }

            Text(json, "note", cost.Note);
            json.WriteEndObject();
        }

        if (asset.Audience is { } audience)
        {
            json.WriteStartObject("audience");
            Number(json, "ageFrom", audience.AgeFrom);
            Number(json, "ageTo", audience.AgeTo);
            Text(json, "words", audience.Words);
            json.WriteEndObject();
        }

        Texts(json, "languages", asset.Languages);
        if (asset.Contact is { } contact)
        {
            json.WriteStartObject("contact");
            Text(json, "phone", contact.Phone);
            Text(json, "email", contact.Email);
            Text(json, "web", contact.Web);
            json.WriteEndObject();
        }

        Number(json, "capacity", asset.Capacity);
    }

    private static void WriteProvenance(Utf8JsonWriter json, Asset asset)
    {
        json.WriteStartObject("provenance");
        json.WriteString("source", asset.Provenance.Source);
        json.WriteString("sourceId", asset.Provenance.SourceId);
        Text(json, "licence", asset.Provenance.Licence);
        Text(json, "retrieved", Iso(asset.Provenance.Retrieved));
        json.WriteEndObject();
        if (asset.Verification is { } verification)
        {
            json.WriteStartObject("verification");
            json.WriteString("byRole", verification.ByRole);
            json.WriteString("on", Iso(verification.On));
            Text(json, "nextDue", Iso(verification.NextDue));
            json.WriteEndObject();
        }
    }

    private static string Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            body(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string? Get(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
