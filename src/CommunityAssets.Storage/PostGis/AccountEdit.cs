using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using Npgsql;

namespace CommunityAssets.Storage.PostGis;

/// <summary>One change of accounts or sessions: a transaction that its audit line is part of.</summary>
internal sealed class AccountEdit : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly DateTimeOffset _now;

    private AccountEdit(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now)
    {
        _connection = connection;
        _transaction = transaction;
        _now = now;
    }

    /// <summary>Begins one.</summary>
    public static async Task<AccountEdit> BeginAsync(Database database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            return new AccountEdit(connection, await connection.BeginTransactionAsync(cancellationToken), database.Now);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a command; null becomes NULL, whose type the statement says with a cast.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it touched.</returns>
    public async Task<int> RunAsync(string sql, object?[] values, CancellationToken cancellationToken)
    {
        await using var command = Command(_connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a statement that gives one value.</summary>
    /// <returns>The value; null when there is no row.</returns>
    public async Task<T?> AskAsync<T>(string sql, object?[] values, CancellationToken cancellationToken)
    {
        await using var command = Command(_connection, sql, values);
        return await command.ExecuteScalarAsync(cancellationToken) is T answer ? answer : default;
    }

    /// <summary>Adds an account without a password.</summary>
    /// <exception cref="BadInputException">There is an account with its e-mail address.</exception>
    public async Task<Account> AddAccountAsync(Account account, CancellationToken cancellationToken)
    {
        var added = account with { Created = _now, LastSignIn = null, SecondFactor = false };
        try
        {
            await RunAsync(
                "INSERT INTO atlas.accounts (id, name, email, role, patch, state, created) VALUES ($1, $2, $3, $4, $5::text, $6, $7)",
                [added.Id, added.Name, added.Email, (short)added.Role, added.Patch, (short)added.State, added.Created],
                cancellationToken);
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new BadInputException("There is an account with that e-mail address already.", problem);
        }

        return added;
    }

    /// <summary>Ends sessions of an account but one.</summary>
    /// <returns>How many ended.</returns>
    public Task<int> EndSessionsAsync(Guid account, string? keep, CancellationToken cancellationToken) => RunAsync(
        "DELETE FROM atlas.sessions WHERE account = $1 AND hash <> coalesce($2::text, '')", [account, keep], cancellationToken);

    /// <summary>Writes the line, where there is one, and keeps everything.</summary>
    public async Task CommitAsync(AuditLine? line, CancellationToken cancellationToken)
    {
        if (line is not null)
        {
            await AuditLog.WriteAsync(_connection, _now, line, cancellationToken);
        }

        await _transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
