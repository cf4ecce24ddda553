using System.Diagnostics;
using CommunityAssets.Storage.PostGis;
using Npgsql;

namespace CommunityAssets.StorageTests;

/// <summary>
/// The PostgreSQL server that tests run on, started once a run: the one whose address is in the environment variable
/// COMMUNITYASSETS_TEST_POSTGRES (its user must be allowed to make databases), else a private one from tools/server, which ends with this
/// process, even when that is killed.
/// </summary>
public sealed class PostGisServer
{
    private const string Variable = "COMMUNITYASSETS_TEST_POSTGRES";
    private const int NotInstalled = 4;

    private static readonly Lazy<PostGisServer> Started = new(Start);

    // Its standard input is the server's life line, so it is kept as long as this process lives.
    private readonly Process? process;
    private readonly string template = $"communityassets_template_{Environment.ProcessId}";
    private readonly SemaphoreSlim making = new(1);
    private bool made;

    private PostGisServer(string? address, Process? process, string? missing)
    {
        Address = address;
        this.process = process;
        Missing = missing;
    }

    /// <summary>The server.</summary>
    public static PostGisServer Instance => Started.Value;

    /// <summary>Why there is none, in a sentence that says how to get one; null when there is.</summary>
    public string? Missing { get; }

    /// <summary>Address of a database for administration.</summary>
    public string? Address { get; }

    /// <summary>Makes a fresh database that has the extensions and nothing else.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> MakeDatabaseAsync(bool withExtensions = true)
    {
        var name = $"communityassets_{Guid.CreateVersion7():N}";
        if (withExtensions)
        {
            await MakeTemplateAsync();
        }

        await RunAsync(Address!, $"CREATE DATABASE {name}" + (withExtensions ? $" TEMPLATE {template}" : ""));
        return AddressOf(name);
    }

    /// <summary>Takes a database away, whoever is still connected to it.</summary>
    public Task RemoveDatabaseAsync(string address) => RunAsync(Address!, $"DROP DATABASE IF EXISTS {NameOf(address)} WITH (FORCE)");

    /// <summary>Runs a statement in a database.</summary>
    public static async Task RunAsync(string address, string sql)
    {
        await using var connection = await ConnectAsync(address);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks a database for one value.</summary>
    public static async Task<T> AskAsync<T>(string address, string sql)
    {
        await using var connection = await ConnectAsync(address);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A connection of its own, outside every pool.</summary>
    public static async Task<NpgsqlConnection> ConnectAsync(string address)
    {
        var settings = PostGisAddress.Parse(address).Settings.ConnectionString;
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    // A copy of a database that has PostGIS is made in a tenth of the time that PostGIS takes to install.
    private async Task MakeTemplateAsync()
    {
        await making.WaitAsync();
        try
        {
            if (!made)
            {
                await RunAsync(Address!, $"DROP DATABASE IF EXISTS {template}");
                await RunAsync(Address!, $"CREATE DATABASE {template}");
                await RunAsync(AddressOf(template), "CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm");
                made = true;
                AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveTemplate();
            }
        }
        finally
        {
            making.Release();
        }
    }

    private void RemoveTemplate()
    {
        if (process is null)
        {
            RunAsync(Address!, $"DROP DATABASE IF EXISTS {template} WITH (FORCE)").GetAwaiter().GetResult();
        }
    }

    private string AddressOf(string database) => new UriBuilder(Address!) { Path = database }.Uri.AbsoluteUri;

    private static string NameOf(string address) => new Uri(address).AbsolutePath.Trim('/');

    private static PostGisServer Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } told)
        {
            return new PostGisServer(told, process: null, missing: null);
        }

        if (FindScript() is not { } script)
        {
            return new PostGisServer(null, null, $"tools/server was not found above the tests, and {Variable} holds no address.");
        }

        var attended = new Process
        {
            StartInfo = new ProcessStartInfo("bash")
            {
                ArgumentList = { script, "attend" },
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            attended.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new PostGisServer(null, null, $"PostGIS tests need bash to start a server, or the address of one in {Variable}.");
        }

        var address = attended.StandardOutput.ReadLine();
        if (address is not null)
        {
            return new PostGisServer(address, attended, missing: null);
        }

        var problem = attended.StandardError.ReadToEnd().Trim();
        attended.WaitForExit();
        return attended.ExitCode == NotInstalled
            ? new PostGisServer(null, null, $"{problem} Or put the address of a server in {Variable}.")
            : throw new InvalidOperationException($"tools/server could not start a server: {problem}");
    }

    private static string? FindScript()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tools", "server");
            if (File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }
}
