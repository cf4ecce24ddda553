using System.Globalization;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CommunityAssets.Web.Hosting;

/// <summary>
/// Files of <c>wwwroot</c>. Where a file lies there compressed too (<c>map.js.br</c>, <c>map.js.gz</c>), the best form that the browser
/// takes is sent.
/// An address with a version (<c>?v=…</c>, the hash of the content) is kept for a year; any other is asked about again each time.
/// </summary>
/// <param name="next">What comes after.</param>
/// <param name="host">Where the files are.</param>
public sealed class ServedFiles(RequestDelegate next, IWebHostEnvironment host)
{
    private const string OfflineForm = "/dist/offline.js";
    private static readonly (string Coding, string Ending)[] Forms = [("br", ".br"), ("gzip", ".gz")];
    private readonly FileExtensionContentTypeProvider _types = Types();

    /// <summary>Sends a file, or passes the request on.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var path = request.Path.Value ?? "";
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !_types.TryGetContentType(path, out var type)
            || host.WebRootFileProvider.GetFileInfo(path) is not { Exists: true, IsDirectory: false } file)
        {
            await next(http);
            return;
        }

        var (form, coding) = Choose(http, path, file);
        var headers = http.Response.Headers;
        headers.ContentType = type;
        headers.CacheControl = request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, no-cache";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (path == OfflineForm)
        {
            // The form opens without signal; nothing else of the service is answered from a browser's keeping.
            headers["Service-Worker-Allowed"] = "/add";
        }

        var ending = coding is null ? "" : "-" + coding;
        var tag = new EntityTagHeaderValue(
            string.Create(CultureInfo.InvariantCulture, $"\"{file.LastModified.UtcTicks:x}-{file.Length:x}{ending}\""));
        headers.ETag = tag.ToString();
        if (request.GetTypedHeaders().IfNoneMatch.Any(
            asked => asked.Compare(tag, useStrongComparison: false) || asked.Equals(EntityTagHeaderValue.Any)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        http.Response.ContentLength = form.Length;
        if (HttpMethods.IsGet(request.Method))
        {
            await http.Response.SendFileAsync(form, http.RequestAborted);
        }
    }

    private (IFileInfo Form, string? Coding) Choose(HttpContext http, string path, IFileInfo file)
    {
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (coding, ending) in Forms)
        {
            if (accepted.Any(candidate => candidate.Quality is not 0 && candidate.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                && host.WebRootFileProvider.GetFileInfo(path + ending) is { Exists: true } form
                && form.LastModified >= file.LastModified.AddMinutes(-1))
            {
                return (form, coding);
            }
        }

        return (file, null);
    }

    private static FileExtensionContentTypeProvider Types() => new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".map"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".pbf"] = "application/x-protobuf",
        [".txt"] = "text/plain; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
    });
}
