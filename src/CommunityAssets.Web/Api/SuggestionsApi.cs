using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.GeoJson;
using CommunityAssets.Web.Security;
using CommunityAssets.Web.Suggestions;
using Microsoft.AspNetCore.RateLimiting;

namespace CommunityAssets.Web.Api;

/// <summary>Suggesting and editing for programs: the same form, the same checks and the same words as the pages.</summary>
public static class SuggestionsApi
{
    private static readonly Parameter Id = new("id", "the id of an asset, a UUID") { InPath = true, Required = true };

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/v1/suggestions", SuggestAsync)
            .Needs(Right.Suggest)
            .RequireRateLimiting(Limits.Suggestions)
            .WithName("suggest")
            .WithSummary("Suggests an asset, a correction or that one is no longer there, as JSON: kind, asset, entry, why. Answers with a private link.")
            .WithMetadata(new ParameterList([]))
            .Produces(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        endpoints.MapPut("/api/v1/assets/{id}", (string id, HttpContext http, IAtlas atlas, AssetFormReader reader, CancellationToken stop) =>
                SaveAsync(id, whole: true, http, atlas, reader, stop))
            .Needs(Right.EditAssets)
            .WithName("replaceAsset")
            .WithSummary("Replaces what an asset says. If-Match takes the version that was read, in quotes: \"3\"; 412 when somebody was there first.")
            .WithMetadata(new ParameterList([Id]))
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        endpoints.MapPatch("/api/v1/assets/{id}", (string id, HttpContext http, IAtlas atlas, AssetFormReader reader, CancellationToken stop) =>
                SaveAsync(id, whole: false, http, atlas, reader, stop))
            .Needs(Right.EditAssets)
            .WithName("changeAsset")
            .WithSummary("Changes some fields of an asset; null takes one away. If-Match takes the version that was read, in quotes: \"3\".")
            .WithMetadata(new ParameterList([Id]))
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<IResult> SuggestAsync(
        HttpContext http, IAtlas atlas, AssetFormReader reader, SuggestionDesk desk, CancellationToken cancellationToken)
    {
        SuggestionBody body;
        AssetForm form;
        Asset? about = null;
        var sight = Sight.Of(http);
        if (!http.Request.HasJsonContentType())
        {
            return NotJson();
        }

        try
        {
            body = await FormJson.ReadAsync<SuggestionBody>(http.Request, cancellationToken);
            if (KindOf(body.Kind) is not { } kind)
            {
                return Bad("kind takes one of addition, correction, closure.");
            }

            if (kind != SuggestionKind.Addition)
            {
                about = Guid.TryParseExact(body.Asset, "D", out var key) ? await atlas.Assets.FindAsync(key, cancellationToken) : null;
                if (about is null || sight.Of(about) != AssetView.Everything)
                {
                    return Bad("asset takes the id of an asset that this atlas shows.");
                }
            }

            form = FormJson.Merge(about is null ? new AssetForm() : AssetFormWriter.Of(about, atlas.Info.Grid), body.Entry ?? []);
            form.Why = body.Why;
            var reading = await reader.ReadAsync(form, about, cancellationToken);
            if (reading.Asset is not { } proposed)
            {
                return Bad("Some fields can't be used.", reading.Problems);
            }

            if (about is not null && reading.Why is null && (kind == SuggestionKind.Closure || AssetParts.Differing(about, proposed).Count == 0))
            {
                return Bad("Say in why what is wrong and how you know.");
            }

            var token = await desk.SendAsync(
                kind, kind == SuggestionKind.Closure ? about! : proposed, reading.Why, sight, trapped: false, cancellationToken);
            var link = $"{http.Request.PathBase}/suggestions/{token.Text}";
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Created(link, new { state = "waiting", link = $"{http.Request.Scheme}://{http.Request.Host}{link}" });
        }
        catch (JsonException problem)
        {
            return Bad(Words(problem));
        }
    }

    private static async Task<IResult> SaveAsync(
        string id, bool whole, HttpContext http, IAtlas atlas, AssetFormReader reader, CancellationToken cancellationToken)
    {
        if (!http.Request.HasJsonContentType())
        {
            return NotJson();
        }

        if (!Guid.TryParseExact(id, "D", out var key) || await atlas.Assets.FindAsync(key, cancellationToken) is not { } asset)
        {
            return Problems.NotFound($"There is no asset {id} in this atlas.");
        }

        if (http.Request.Headers.IfMatch is not [{ } condition] || VersionOf(condition) is not { } version)
        {
            return new FormProblems(
                StatusCodes.Status428PreconditionRequired, "version-missing",
                "Send the header If-Match with the version of the record that you read, in quotes, like \"3\".");
        }

        if (version != asset.Version)
        {
            return Late(asset.Version);
        }

        try
        {
            var body = await FormJson.ReadAsync<JsonObject>(http.Request, cancellationToken);
            var form = FormJson.Merge(whole ? new AssetForm() : AssetFormWriter.Of(asset, atlas.Info.Grid), body);
            var reading = await reader.ReadAsync(form, asset, cancellationToken);
            if (reading.Asset is not { } changed)
            {
                return Bad("Some fields can't be used.", reading.Problems);
            }

            var saved = await atlas.Assets.SaveAsync(changed, Sight.Of(http).Actor, reading.Why, cancellationToken);
            http.Response.Headers.ETag = FormattableString.Invariant($"\"{saved.Version}\"");
            http.Response.Headers.CacheControl = "no-store";
            return JsonAnswer.Of(JsonAnswer.GeoJson, writer => new AssetWriter(atlas.Info.Grid).Write(writer, saved));
        }
        catch (VersionConflictException conflict)
        {
            return Late(conflict.Actual);
        }
        catch (JsonException problem)
        {
            return Bad(Words(problem));
        }
    }

    private static SuggestionKind? KindOf(string? kind) => kind switch
    {
        null or "addition" => SuggestionKind.Addition,
        "correction" => SuggestionKind.Correction,
        "closure" => SuggestionKind.Closure,
        _ => null,
    };

    private static int? VersionOf(string condition) =>
        condition.Length > 2 && condition[0] == '"' && condition[^1] == '"'
        && int.TryParse(condition.AsSpan(1, condition.Length - 2), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;

    private static FormProblems Late(int version) => new(
        StatusCodes.Status412PreconditionFailed, "changed",
        FormattableString.Invariant($"Somebody was there first: the record is at version {version}. Read it again, then make your change."));

    private static FormProblems NotJson() => new(
        StatusCodes.Status415UnsupportedMediaType, "not-json", "Send JSON, with the header Content-Type: application/json.");

    private static FormProblems Bad(string detail, IReadOnlyList<FormProblem>? problems = null) =>
        new(StatusCodes.Status400BadRequest, "bad-form", detail, problems);

    // The reader's own messages name types of this program; the place in the body is what helps.
    private static string Words(JsonException problem) => problem.Path is { Length: > 1 } path
        ? $"The body can't be read at {path}: check the field's name and what it holds."
        : "The body is not the JSON that this address takes. See /openapi/v1.json.";
}
