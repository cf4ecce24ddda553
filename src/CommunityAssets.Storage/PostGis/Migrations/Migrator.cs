using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Migrations;

/// <summary>Applies migrations, and says whether a database's schema is the one that this program knows.</summary>
internal static class Migrator
{
    /// <summary>The advisory lock under which migrations run; any number that no one else uses.</summary>
    private const long Lock = 0x436F6D4173736D67;

    private const string FindSchema = "SELECT to_regnamespace('atlas') IS NOT NULL, to_regclass('atlas.migrations') IS NOT NULL";

    private const string MakeSchema = """
        CREATE SCHEMA IF NOT EXISTS atlas;
        CREATE TABLE IF NOT EXISTS atlas.migrations (
            number integer PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            started timestamptz NOT NULL,
            finished timestamptz
        );
        COMMENT ON SCHEMA atlas IS 'A CommunityAssets atlas.';
        """;

    private const string ReadApplied = "SELECT number, name, checksum, finished IS NOT NULL FROM atlas.migrations ORDER BY number";

    private const string Record =
        "INSERT INTO atlas.migrations (number, name, checksum, started, finished) VALUES ($1, $2, $3, $4, clock_timestamp())";

    /// <summary>Applies what is missing, all of it or nothing, under a lock that lets one program at a time do so.</summary>
    /// <returns>The number of the last migration.</returns>
    /// <exception cref="AtlasUnreachableException">The schema is newer or half-migrated, or the extensions can't be had.</exception>
    /// <exception cref="BadInputException">The atlas is there already, on another grid.</exception>
    public static async Task<int> ApplyAsync(
        NpgsqlConnection connection, string atlas, ReferenceSystem grid, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Lock})"), cancellationToken);
        var (hasSchema, hasRecord) = await FindAsync(connection, cancellationToken);
        if (hasSchema && !hasRecord)
        {
            throw Foreign(atlas);
        }

        await MakeExtensionsAsync(connection, atlas, cancellationToken);
        await RunAsync(connection, MakeSchema, cancellationToken);
        var applied = await ReadAppliedAsync(connection, cancellationToken);
        Compare(applied, atlas);
        if (applied.Count > 0)
        {
            await RefuseOtherGridAsync(connection, atlas, grid, cancellationToken);
        }

        foreach (var migration in Migration.All.Skip(applied.Count))
        {
            var number = grid.Code.ToString(CultureInfo.InvariantCulture);
            await RunAsync(connection, migration.Sql.Replace("{{grid}}", number, StringComparison.Ordinal), cancellationToken);
            await using var record = new NpgsqlCommand(Record, connection)
            {
                Parameters =
                {
                    new() { Value = migration.Number },
                    new() { Value = migration.Name },
                    new() { Value = migration.Checksum },
                    new() { Value = time.GetUtcNow() },
                },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
        }

        if (applied.Count == 0)
        {
            await using var about = new NpgsqlCommand("INSERT INTO atlas.about (grid) VALUES ($1)", connection)
            {
                Parameters = { new() { Value = grid.Code } },
            };
            await about.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Migration.All.Count;
    }

    /// <summary>Checks that a database holds an atlas of exactly this program's schema.</summary>
    /// <returns>The number of the last migration.</returns>
    /// <exception cref="BadInputException">There is no atlas in it.</exception>
    /// <exception cref="AtlasUnreachableException">Its schema is newer, older, half-migrated or not an atlas's.</exception>
    public static async Task<int> CheckAsync(NpgsqlConnection connection, string atlas, CancellationToken cancellationToken)
    {
        var (hasSchema, hasRecord) = await FindAsync(connection, cancellationToken);
        if (!hasSchema)
        {
            throw new BadInputException($"There is no atlas in {atlas} yet. Make one: communityassets new --atlas postgresql://…");
        }

        if (!hasRecord)
        {
            throw Foreign(atlas);
        }

        var applied = await ReadAppliedAsync(connection, cancellationToken);
        Compare(applied, atlas);
        return applied.Count == Migration.All.Count
            ? applied.Count
            : throw new AtlasUnreachableException(
                $"The atlas in {atlas} is older than this program: its schema is at step {applied.Count} of {Migration.All.Count}. "
                + "Bring it up to date: communityassets new --atlas postgresql://… (make a backup first).");
    }

    private static void Compare(IReadOnlyList<Applied> applied, string atlas)
    {
        if (applied.Count > 0 && applied[^1].Number > Migration.All.Count)
        {
            throw new AtlasUnreachableException(
                $"The atlas in {atlas} is newer than this program: its schema is at step {applied[^1].Number}, "
                + $"this program knows {Migration.All.Count}. Use the newer program.");
        }

        for (var index = 0; index < applied.Count; index++)
        {
            var step = applied[index];
            if (!step.Finished || step.Number != index + 1)
            {
                throw new AtlasUnreachableException(
                    $"The atlas in {atlas} is half-migrated: step {index + 1} was not finished. "
                    + "Restore it from a backup, or make a new one and import again.");
            }

            if (step.Checksum != Migration.All[index].Checksum)
            {
                throw new AtlasUnreachableException(
                    $"The atlas in {atlas} was made by a different build: its step {step.Name} is not the one that this program knows. "
                    + "Use the program that made it, or make a new atlas and import again.");
            }
        }
    }

    private static async Task MakeExtensionsAsync(NpgsqlConnection connection, string atlas, CancellationToken cancellationToken)
    {
        foreach (var extension in (string[])["postgis", "pg_trgm"])
        {
            try
            {
                await RunAsync(connection, "CREATE EXTENSION IF NOT EXISTS " + extension, cancellationToken);
            }
            catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new AtlasUnreachableException(
                    $"The user of this address may not add the extension {extension} to {atlas}. "
                    + $"Ask the database's administrator to run once: CREATE EXTENSION {extension};", problem);
            }
            catch (PostgresException problem) when (
                problem.SqlState is PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported)
            {
                throw new AtlasUnreachableException(
                    $"The extension {extension} is not installed on the server of {atlas}. "
                    + "Debian and Ubuntu: apt-get install postgresql-15-postgis-3 (of the server's version) and postgresql-contrib.",
                    problem);
            }
        }
    }

    private static async Task RefuseOtherGridAsync(
        NpgsqlConnection connection, string atlas, ReferenceSystem grid, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT grid FROM atlas.about", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is int there && there != grid.Code)
        {
            throw new BadInputException(
                $"The atlas in {atlas} is on grid EPSG:{there}, not EPSG:{grid.Code}. Leave --grid out, or make it in another database.");
        }
    }

    private static async Task<(bool HasSchema, bool HasRecord)> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FindSchema, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }

    private static async Task<List<Applied>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new List<Applied>();
        await using var command = new NpgsqlCommand(ReadApplied, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new Applied(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
        }

        return applied;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static AtlasUnreachableException Foreign(string atlas) => new(
        $"{atlas} has a schema named 'atlas' that is not a CommunityAssets atlas. Use another database.");

    private sealed record Applied(int Number, string Name, string Checksum, bool Finished);
}
