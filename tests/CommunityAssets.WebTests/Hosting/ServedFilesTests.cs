using System.IO.Compression;
using System.Net;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Hosting;

public sealed class ServedFilesTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Styles = "/dist/site.css";
    private readonly HttpClient _http = service.Http;

    [Fact]
    public async Task A_file_travels_in_the_best_form_that_the_browser_takes()
    {
        var plain = await _http.GetByteArrayAsync(Styles);
        using var brotli = await AskAsync(Styles, "gzip, br");
        Assert.Equal("br", brotli.Content.Headers.ContentEncoding.Single());
        Assert.Equal("text/css", brotli.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", brotli.Headers.Vary);
        using var unpacked = new MemoryStream();
        await using (var stream = new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress))
        {
            await stream.CopyToAsync(unpacked);
        }

        Assert.Equal(plain, unpacked.ToArray());
        using var gzip = await AskAsync(Styles, "gzip");
        Assert.Equal("gzip", gzip.Content.Headers.ContentEncoding.Single());
        using var refused = await AskAsync(Styles, "br;q=0, gzip;q=0");
        Assert.Empty(refused.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_versioned_address_is_kept_for_a_year_and_any_other_is_asked_about_again()
    {
        using var versioned = await _http.GetAsync(Styles + "?v=abc");
        Assert.Equal("public, max-age=31536000, immutable", versioned.Headers.GetValues("Cache-Control").Single());
        using var plain = await _http.GetAsync(Styles);
        Assert.Equal("public, no-cache", plain.Headers.GetValues("Cache-Control").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, Styles);
        again.Headers.IfNoneMatch.Add(plain.Headers.ETag!);
        using var unchanged = await _http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("/dist/nothing.js")]
    [InlineData("/dist/")]
    [InlineData("/dist/site.css.br")]
    [InlineData("/dist/../communityassets.dll")]
    [InlineData("/appsettings.json")]
    public async Task What_is_not_served_is_not_there(string address)
    {
        using var answer = await _http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await _http.SendAsync(request);
    }
}
