using System.Diagnostics;

namespace CommunityAssets.Benchmarks.England;

/// <summary>The first look at the whole country: every tile of small areas shaded by an indicator that covers it, as a browser asks.</summary>
/// <param name="Zoom">The zoom of the tiles.</param>
/// <param name="Tiles">How many of them hold anything.</param>
/// <param name="Kilobytes">What travels in all, in kB (10^3 bytes), compressed as for a browser, without headers.</param>
/// <param name="Milliseconds">From the first question to the last byte.</param>
internal sealed record NationalView(int Zoom, int Tiles, double Kilobytes, double Milliseconds)
{
    // A browser keeps six connections to a server.
    private const int AtOnce = 6;

    /// <summary>Asks for all tiles of a zoom that cover England.</summary>
    public static async Task<NationalView> LookAsync(Uri server, int zoom, string indicator)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce };
        using var client = new HttpClient(handler) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        var addresses = Addresses(zoom, indicator).ToList();
        var clock = Stopwatch.StartNew();
        var tiles = await Task.WhenAll(addresses.Select(address => client.GetByteArrayAsync(address)));
        var took = clock.Elapsed.TotalMilliseconds;

        return new NationalView(zoom, tiles.Count(tile => tile.Length > 0), tiles.Sum(tile => tile.Length) / 1e3, took);
    }

    private static IEnumerable<Uri> Addresses(int zoom, string indicator)
    {
        var ((left, top), (right, bottom)) = (Tile(-6.2, 55.9), Tile(2.0, 49.9));
        for (var x = left; x <= right; x++)
        {
            for (var y = top; y <= bottom; y++)
            {
                yield return new Uri(FormattableString.Invariant($"/tiles/areas/{zoom}/{x}/{y}.mvt?level=lsoa&indicator={indicator}"), UriKind.Relative);
            }
        }

        (int X, int Y) Tile(double longitude, double latitude) => (
            (int)((longitude + 180) / 360 * (1 << zoom)),
            (int)((1 - (Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI)) / 2 * (1 << zoom)));
    }
}
