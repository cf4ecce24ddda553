using System.Diagnostics;
using System.Globalization;

namespace CommunityAssets.Benchmarks.England;

/// <summary>MapServer 8 as people run it where speed matters: FastCGI processes that keep their connections, behind nginx.</summary>
internal sealed class MapServer : IDisposable
{
    // As many as keep two cores busy while some wait for the database.
    private const int Processes = 4;

    private readonly List<Process> processes = [];

    private MapServer(Uri address) => Address = address;

    /// <summary>Where nginx listens.</summary>
    public Uri Address { get; }

    /// <summary>Ends the benchmark with what to install where MapServer or what carries it is missing.</summary>
    public static void Require()
    {
        string[] needed = ["/usr/lib/cgi-bin/mapserv", "/usr/sbin/nginx", "/usr/bin/spawn-fcgi", "/usr/bin/wrk"];
        if (needed.Any(file => !File.Exists(file)))
        {
            throw new InvalidOperationException(
                "The references need MapServer, nginx, spawn-fcgi and wrk: apt-get install cgi-mapserver nginx-light spawn-fcgi wrk.");
        }
    }

    /// <summary>Starts it over the tables of the country.</summary>
    public static async Task<MapServer> StartAsync(string work, BenchmarkServer server)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, "mapserver")).FullName;
        var port = OurService.FreePort();
        var host = new MapServer(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
        await File.WriteAllTextAsync(Path.Combine(folder, "england.map"), MapServerFiles.Map(server.ConnectionWords(EnglandAtlas.Database), host.Address));
        await File.WriteAllTextAsync(Path.Combine(folder, "mapserver.conf"), MapServerFiles.Configuration(folder));
        var sockets = Enumerable.Range(0, Processes).Select(number => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}.sock"))).ToList();
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), MapServerFiles.Nginx(folder, port, sockets));
        try
        {
            foreach (var socket in sockets)
            {
                File.Delete(socket);
                host.Start("/usr/bin/spawn-fcgi", ["-n", "-s", socket, "-M", "0666", "--", "/usr/lib/cgi-bin/mapserv"], folder);
            }

            host.Start("/usr/sbin/nginx", ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")], folder);
            await Task.Delay(1_000);
            return host.processes.TrueForAll(process => !process.HasExited)
                ? host
                : throw new InvalidOperationException($"MapServer or nginx did not start; see {folder}/error.log.");
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Ends its processes.</summary>
    public void Dispose()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }

            process.Dispose();
        }
    }

    private void Start(string program, IReadOnlyList<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder };
        start.Environment["MAPSERVER_CONFIG_FILE"] = Path.Combine(folder, "mapserver.conf");
        processes.Add(Process.Start(start)!);
    }
}
