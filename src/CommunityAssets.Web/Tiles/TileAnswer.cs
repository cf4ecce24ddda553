using System.IO.Compression;
using System.Security.Cryptography;
using CommunityAssets.Web.Security;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CommunityAssets.Web.Tiles;

/// <summary>
/// A tile as it is sent. Its entity tag is made of its bytes: it changes when what the tile shows changes, and only then, in whatever
/// process and after whatever restart. Each compressed form is made when it is first asked for, and kept. Thread-safe.
/// </summary>
public sealed class TileAnswer
{
    /// <summary>The media type of vector tiles.</summary>
    public const string MediaType = "application/vnd.mapbox-vector-tile";

    // Of 0 to 11: from 5 on it looks for what goes together, which takes a tenth off tiles; beyond, more time gains next to nothing.
    private static readonly BrotliCompressionOptions Brotli = new() { Quality = 5 };

    private readonly byte[] _bytes;
    private readonly string _hash;
    private readonly string _tag;
    private byte[]? _brotli;
    private byte[]? _gzip;

    /// <summary>Makes the answer of a tile.</summary>
    /// <param name="bytes">The tile; no bytes when it shows nothing.</param>
    public TileAnswer(byte[] bytes)
    {
        _bytes = bytes;
        _hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        _tag = $"W/\"{_hash}\"";
    }

    /// <summary>About how much memory it takes, compressed forms counted in.</summary>
    public long Weight => (_bytes.Length * 3L / 2) + 600;

    /// <summary>Sends it: 304 to somebody who has it, 204 when it shows nothing.</summary>
    public async Task SendAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);

        response.Headers.CacheControl = Sight.Of(http).CacheControl;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (_bytes.Length == 0)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.Headers.ETag = _tag;
        if (IsKnown(request.Headers.IfNoneMatch))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (coding, bytes) = FormFor(request.Headers.AcceptEncoding);
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding;
        }

        response.ContentType = MediaType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
        }
    }

    private bool IsKnown(StringValues asked)
    {
        foreach (var text in asked)
        {
            if (text is not null && (text.Contains(_hash, StringComparison.Ordinal) || text.Trim() is "*"))
            {
                return true;
            }
        }

        return false;
    }

    private (string? Coding, byte[] Bytes) FormFor(StringValues accepted) =>
        Takes(accepted, "br") ? ("br", _brotli ??= Compressed(static to => new BrotliStream(to, Brotli)))
        : Takes(accepted, "gzip") ? ("gzip", _gzip ??= Compressed(static to => new GZipStream(to, CompressionLevel.Optimal)))
        : (null, _bytes);

    private static bool Takes(StringValues accepted, string coding)
    {
        foreach (var text in accepted)
        {
            foreach (var range in text.AsSpan().Split(','))
            {
                var one = text.AsSpan(range).Trim();
                var name = one.IndexOf(';') is >= 0 and var at ? one[..at].TrimEnd() : one;
                if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
                {
                    // "q=0", "q=0.0"… refuses; any other weight takes it.
                    return one.IndexOf("q=", StringComparison.OrdinalIgnoreCase) is not (>= 0 and var q)
                        || one[(q + 2)..].IndexOfAnyExcept("0. ") >= 0;
                }
            }
        }

        return false;
    }

    private byte[] Compressed(Func<Stream, Stream> form)
    {
        using var memory = new MemoryStream();
        using (var stream = form(memory))
        {
            stream.Write(_bytes);
        }

        return memory.ToArray();
    }
}
