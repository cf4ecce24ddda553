using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The address of a PostgreSQL database, read from <c>postgresql://user:password@host:port/database?sslmode=require</c>.</summary>
public sealed class PostGisAddress
{
    private const string Shape = "Write it as postgresql://user:password@host:port/database.";

    private PostGisAddress(NpgsqlConnectionStringBuilder settings) => Settings = settings;

    /// <summary>Database and host for people, and the port where it is not the usual one: never a user or a password.</summary>
    public string Name => Settings.Port == NpgsqlConnection.DefaultPort
        ? $"{Settings.Database} on {Settings.Host}"
        : string.Create(CultureInfo.InvariantCulture, $"{Settings.Database} on {Settings.Host}, port {Settings.Port}");

    /// <summary>What Npgsql connects with. Holds the password.</summary>
    internal NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>Reads an address. User, password and database may be percent-encoded; a host may be left out for
    /// <c>localhost</c>.</summary>
    /// <exception cref="BadInputException">It is not an address, names no database, or carries a setting that is not known. The message
    /// repeats no password.</exception>
    [SuppressMessage("Design", "CA1054:URI-like parameters should not be strings", Justification = "System.Uri refuses what libpq takes.")]
    public static PostGisAddress Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgresql" or "postgres"))
        {
            throw new BadInputException("The atlas's address is not one of a PostgreSQL database. " + Shape);
        }

        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (database.Length == 0)
        {
            throw new BadInputException("The atlas's address names no database. " + Shape);
        }

        var user = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? Uri.UnescapeDataString(uri.Host.Trim('[', ']')) : "localhost",
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = database,
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : Environment.UserName,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            ApplicationName = "CommunityAssets",
            Timeout = 15,
            CommandTimeout = 60,
            KeepAlive = 30,
            MaxPoolSize = 50,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            IncludeErrorDetail = false,
        };
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            Set(settings, Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "");
        }

        return new PostGisAddress(settings);
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string key, string value)
    {
        try
        {
            switch (key)
            {
                case "sslmode":
                    settings.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
                    break;
                case "sslrootcert":
                    settings.RootCertificate = value;
                    break;
                case "sslcert":
                    settings.SslCertificate = value;
                    break;
                case "sslkey":
                    settings.SslKey = value;
                    break;
                case "host":
                    settings.Host = value;
                    break;
                case "connect_timeout":
                    settings.Timeout = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "max_connections":
                    settings.MaxPoolSize = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                default:
                    throw new BadInputException(
                        $"The atlas's address has a setting '{key}' that is not known here. "
                        + "Known are sslmode, sslrootcert, sslcert, sslkey, host, connect_timeout and max_connections.");
            }
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or OverflowException)
        {
            throw new BadInputException($"The atlas's address has a value for '{key}' that it cannot take: '{value}'.", problem);
        }
    }
}
