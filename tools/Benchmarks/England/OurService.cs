using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CommunityAssets.Benchmarks.England;

/// <summary>Our service in a process of its own, published as people run it: no setting but its atlas and its address.</summary>
internal sealed class OurService : IDisposable
{
    private readonly Process process;

    private OurService(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The largest memory it has had so far, in MB (10^6 bytes), as the kernel counts it.</summary>
    public double PeakMegabytes => ProcessRun.HighWater(process.Id);

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<OurService> StartAsync(string atlas)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo(
            "dotnet", [await PublishedProgram.PathAsync(), "serve", "--atlas", atlas, "--urls", address.GetLeftPart(UriPartial.Authority)])
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var started = Process.Start(start)!;
        var said = new List<string>();
        started.OutputDataReceived += (_, line) => said.Add(line.Data ?? "");
        started.ErrorDataReceived += (_, line) => said.Add(line.Data ?? "");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var service = new OurService(started, address);
        using var client = new HttpClient { BaseAddress = address };
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (started.HasExited)
            {
                break;
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return service;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        service.Dispose();
        throw new InvalidOperationException("The service did not start:\n" + string.Join('\n', said));
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
