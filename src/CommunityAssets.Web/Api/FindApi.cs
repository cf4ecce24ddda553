using System.Text.Json;
using CommunityAssets.Analysis.Finding;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Finder;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Api;

/// <summary>The finder over HTTP.</summary>
public static class FindApi
{
    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead(
        "/api/v1/find",
        "find",
        "What fits somebody's hopes, best first, each with the reasons in words, as a GeoJSON FeatureCollection.",
        FinderParameters.All,
        FindAsync)
        .Needs(Right.SeeAtlas)
        .Produces<object>(StatusCodes.Status200OK, JsonAnswer.GeoJson);

    /// <summary>The name of a group: <c>fits</c>, <c>nearly</c>…</summary>
    public static string Name(FitGroup group) => group switch
    {
        FitGroup.Fits => "fits",
        FitGroup.Nearly => "nearly",
        FitGroup.Covers => "covers",
        FitGroup.Online => "online",
        FitGroup.National => "national",
        _ => "place-not-known",
    };

    private static async Task<IResult> FindAsync(
        HttpContext http, ReadQuery read, IAtlas atlas, FinderService finder, ServiceSettings settings, CancellationToken cancellationToken)
    {
        var asked = FinderParameters.Read(read, atlas.Info.Grid);
        var answer = await finder.FindAsync(asked, Sight.Of(http), cancellationToken);
        if (answer.IsLost)
        {
            throw new ParameterException(FinderParameters.Where, $"'{asked.Where}' is no postcode and no place in this atlas.");
        }

        var words = new FitWords(answer, LondonTime.Today(settings.Time));
        var assets = new AssetWriter(atlas.Info.Grid);
        return new JsonAnswer(JsonAnswer.GeoJson, async (writer, flush) =>
        {
            var shown = answer.Shown.ToList();
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteNumber("numberMatched", answer.Groups.Sum(group => group.Count));
            writer.WriteNumber("numberReturned", shown.Count);
            WriteUnderstood(writer, answer);
            writer.WriteStartArray("features");
            foreach (var found in shown)
            {
                assets.Write(writer, found.Asset, found.Way?.Metres, properties => WriteFit(properties, found, words));
                await flush();
            }

            FeatureList.End(writer);
        });
    }

    private static void WriteUnderstood(Utf8JsonWriter writer, FinderAnswer answer)
    {
        writer.WriteStartObject("understood");
        writer.WriteStartArray("parts");
        foreach (var part in answer.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString(part.IsTopic ? "topic" : "wish", part.Key);
            writer.WriteString("said", part.Said);
            writer.WriteBoolean("also", part.Also);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("words");
        foreach (var word in answer.Words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
        writer.WriteString("near", answer.Where?.Name);
        writer.WriteEndObject();
    }

    private static void WriteFit(Utf8JsonWriter writer, Found found, FitWords words)
    {
        writer.WriteStartObject("fit");
        writer.WriteString("group", Name(found.Fit.Group));
        writer.WriteNumber("score", Math.Round(found.Fit.Score, 1));
        if (found.Fit.Candidate.Minutes is { } minutes)
        {
            writer.WriteNumber("minutes", minutes);
            writer.WriteBoolean("onNetwork", found.Way?.OnNetwork == true);
        }

        Write("reasons", words.Reasons(found));
        Write("differs", words.Misses(found));
        writer.WriteEndObject();

        void Write(string name, IReadOnlyList<string> texts)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }
}
