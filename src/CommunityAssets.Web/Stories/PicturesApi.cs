using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Security;
using Microsoft.Net.Http.Headers;

namespace CommunityAssets.Web.Stories;

/// <summary>
/// Serves the pictures of stories: to whoever may see the story. Whoever keeps a copy asks each time whether it still holds, so that what
/// was taken back is gone at once.
/// </summary>
public static class PicturesApi
{
    private const string Policy = "default-src 'none'; sandbox";
    private const int HashLength = 64;

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stories/pictures/{name}", ShowAsync).Needs(Right.SeeAtlas).ExcludeFromDescription();
        routes.MapGet("/story/{token}/picture", ShowOwnAsync).Needs(Right.Suggest).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(string name, HttpContext http, IAtlas atlas, CancellationToken cancellationToken)
    {
        var hash = Path.GetFileNameWithoutExtension(name);
        if (hash.Length != HashLength || hash.Any(letter => !char.IsAsciiHexDigitLower(letter))
            || await atlas.Stories.PictureAsync(hash, cancellationToken) is not { } picture
            || Path.GetExtension(name) != (picture.Jpeg ? ".jpg" : ".png"))
        {
            return Results.NotFound();
        }

        var sight = Sight.Of(http);
        var (allowed, open) = (false, false);
        foreach (var id in picture.Assets)
        {
            var asset = await atlas.Assets.FindAsync(id, cancellationToken);
            allowed |= asset is null ? sight.May(Right.SeeSuggested) : sight.Of(asset) == AssetView.Everything;
            open |= asset is { Status: AssetStatus.Published, Visibility: Visibility.Public };
        }

        return allowed
            ? Answer(http, picture, open ? "public, no-cache" : "private, no-store", new EntityTagHeaderValue($"\"{hash}\""))
            : Results.NotFound();
    }

    private static async Task<IResult> ShowOwnAsync(string token, HttpContext http, IAtlas atlas, CancellationToken cancellationToken) =>
        PrivateToken.TryParse(token, out var link)
        && await atlas.Stories.FindByTokenAsync(link.Hash, cancellationToken) is { Picture: { } shown }
        && await atlas.Stories.PictureAsync(shown.Hash, cancellationToken) is { } picture
            ? Answer(http, picture, "no-store", tag: null)
            : Results.NotFound();

    private static IResult Answer(HttpContext http, StoredPicture picture, string keeping, EntityTagHeaderValue? tag)
    {
        http.Response.Headers.CacheControl = keeping;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(picture.Bytes, picture.Jpeg ? "image/jpeg" : "image/png", entityTag: tag);
    }
}
