using System.Collections.Concurrent;
using System.Globalization;
using CommunityAssets.Domain.Places;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// The file behind an embedded atlas: a pool of reading connections (never blocked, write-ahead logging sees to that) and at most one
/// writer at a time, in this process by a semaphore and between processes by SQLite's own write lock.
/// </summary>
internal sealed class AtlasFile(string path, ReferenceSystem grid, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long an edit waits for another writer.</summary>
    public static readonly TimeSpan EditPatience = TimeSpan.FromSeconds(5);

    private static readonly int MostIdle = Math.Max(4, Environment.ProcessorCount * 2);
    private readonly ConcurrentBag<Connection> idle = [];
    private readonly SemaphoreSlim writing = new(1, 1);
    private Connection? writer;
    private string? writingWhat;
    private int disposed;

    /// <summary>Full path of the file.</summary>
    public string Path { get; } = path;

    /// <summary>The grid that its geometries are on.</summary>
    public ReferenceSystem Grid { get; } = grid;

    /// <summary>The clock, cut to what the file keeps.</summary>
    public DateTimeOffset Now => Moments.Cut(time.GetUtcNow());

    /// <summary>The words of all names and summaries, as of a version of the atlas; see <see cref="Vocabulary"/>.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>Takes a reading connection from the pool.</summary>
    public Connection Rent()
    {
        ObjectDisposedException.ThrowIf(disposed != 0, typeof(IAtlas));
        return idle.TryTake(out var connection) ? connection : Connection.Open(Path, write: false, EditPatience);
    }

    /// <summary>Gives a reading connection back.</summary>
    public void Return(Connection connection)
    {
        connection.Clear();
        if (disposed != 0 || idle.Count >= MostIdle)
        {
            connection.Dispose();
        }
        else
        {
            idle.Add(connection);
        }
    }

    /// <summary>
    /// Reads, everything of one state of the atlas, away from the caller's thread; cancellation interrupts the running statement.
    /// </summary>
    public Task<T> ReadAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var connection = Rent();
            var healthy = false;
            try
            {
                using var stop = cancellationToken.Register(connection.Interrupt);
                connection.Execute("BEGIN");
                try
                {
                    var answer = read(connection);
                    healthy = true;
                    return answer;
                }
                catch (SqliteException error)
                {
                    throw InWords(error, cancellationToken);
                }
                finally
                {
                    connection.RollBack();
                }
            }
            finally
            {
                if (healthy)
                {
                    Return(connection);
                }
                else
                {
                    connection.Dispose();
                }
            }
        },
        cancellationToken);

    /// <summary>
    /// Streams what a read gives, one row at a time, of one state of the atlas. The connection stays taken until the stream is left.
    /// </summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<Connection, IEnumerable<T>> read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int Breath = 256;
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        var connection = Rent();
        try
        {
            connection.Execute("BEGIN");
            try
            {
                var rows = 0;
                foreach (var row in read(connection))
                {
                    yield return row;
                    if (++rows % Breath == 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                    }
                }
            }
            finally
            {
                connection.RollBack();
            }
        }
        finally
        {
            Return(connection);
        }
    }

    /// <summary>Runs one edit in a transaction of its own, and moves the atlas's version on.</summary>
    /// <exception cref="AtlasBusyException">Another writer did not end in time.</exception>
    /// <param name="what">What is done, for the messages of others who wait.</param>
    /// <param name="write">Does it, and tells what it touched.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<T> WriteAsync<T>(
        string what, Func<Connection, DateTimeOffset, (T Answer, Touch Touched)> write, CancellationToken cancellationToken) =>
        WriteQuietlyAsync(
            what,
            (connection, now) =>
            {
                var (answer, touched) = write(connection, now);
                TouchLog.Write(connection, touched);
                return answer;
            },
            cancellationToken);

    /// <summary>
    /// Runs one edit of what no map, page or feed shows (accounts, the audit log) in a transaction of its own; the atlas's version stays.
    /// </summary>
    /// <exception cref="AtlasBusyException">Another writer did not end in time.</exception>
    /// <param name="what">What is done, for the messages of others who wait.</param>
    /// <param name="write">Does it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<T> WriteQuietlyAsync<T>(string what, Func<Connection, DateTimeOffset, T> write, CancellationToken cancellationToken)
    {
        await EnterAsync(what, EditPatience, cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    writer ??= Connection.Open(Path, write: true, EditPatience);
                    Begin(writer);
                    try
                    {
                        var answer = write(writer, Now);
                        writer.Execute("COMMIT");
                        return answer;
                    }
                    catch (Exception error)
                    {
                        writer.RollBack();
                        if (error is SqliteException trouble)
                        {
                            throw InWords(trouble, cancellationToken);
                        }

                        throw;
                    }
                },
                cancellationToken);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Becomes the one writer of this process and opens a writing connection of its own, with a transaction begun.</summary>
    /// <exception cref="AtlasBusyException">Another writer did not end in time.</exception>
    public async Task<Connection> BeginWritingAsync(string what, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await EnterAsync(what, patience, cancellationToken);
        Connection? connection = null;
        try
        {
            var left = patience - System.Diagnostics.Stopwatch.GetElapsedTime(started);
            connection = Connection.Open(Path, write: true, left > TimeSpan.Zero ? left : TimeSpan.Zero);
            await Task.Run(() => Begin(connection), cancellationToken);
            WriteNote(what);
            return connection;
        }
        catch
        {
            connection?.Dispose();
            Leave();
            throw;
        }
    }

    /// <summary>Ends what <see cref="BeginWritingAsync"/> began; whatever was not committed is undone.</summary>
    public void EndWriting(Connection connection)
    {
        try
        {
            RemoveNote();
            connection.Dispose();
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        // An edit that is being written ends first: it was promised.
        await writing.WaitAsync(EditPatience);
        writer?.Dispose();
    }

    private async Task EnterAsync(string what, TimeSpan patience, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, typeof(IAtlas));
        if (!await writing.WaitAsync(patience, cancellationToken))
        {
            throw Busy(writingWhat is { } other ? $"{other} in this program" : null, null);
        }

        writingWhat = what;
    }

    private void Leave()
    {
        writingWhat = null;
        writing.Release();
    }

    private void Begin(Connection connection)
    {
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
        }
        catch (SqliteException error)
        {
            throw InWords(error, CancellationToken.None);
        }
    }

    /// <summary>What went wrong with the file, in words for people.</summary>
    public Exception InWords(SqliteException error, CancellationToken cancellationToken)
    {
        var name = System.IO.Path.GetFileName(Path);
        return error.SqliteErrorCode switch
        {
            raw.SQLITE_INTERRUPT => new OperationCanceledException("Stopped when asked to.", error, cancellationToken),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Busy(ReadNote(), error),
            raw.SQLITE_FULL => new AtlasUnreachableException(
                $"There is no room left for the atlas {name}. Nothing was changed. Make room on its disk (and where temporary "
                    + "files go) and try again.", error),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => new AtlasUnreachableException(
                $"The atlas {name} can be read but not written. Check who owns the file and its folder.", error),
            raw.SQLITE_IOERR =>
                new AtlasUnreachableException($"The disk of the atlas {name} can't be read or written: {error.Message}", error),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new AtlasUnreachableException(
                $"The atlas {name} is damaged. Go back to your last copy of the file.", error),
            _ => new InvalidOperationException($"The atlas {name} could not do that: {error.Message}", error),
        };
    }

    private AtlasBusyException Busy(string? who, Exception? cause)
    {
        var message = $"The atlas {System.IO.Path.GetFileName(Path)} is being written to"
            + (who is null ? " by another program" : $": {who}")
            + ". Nothing was changed. Wait for that to end and try again.";
        return cause is null ? new AtlasBusyException(message) : new AtlasBusyException(message, cause);
    }

    // The note beside the file is for messages alone: the lock is SQLite's. One that a killed process left behind is believed by nobody
    // unless the file really is locked, and the next import writes over it.
    private void WriteNote(string what)
    {
        try
        {
            File.WriteAllText(Path + "-import", string.Create(
                CultureInfo.InvariantCulture,
                $"{what}, by process {Environment.ProcessId} ({Environment.MachineName}) since {Now:yyyy-MM-dd HH:mm} UTC"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without the note a message is less telling; nothing else is lost.
        }
    }

    private string? ReadNote()
    {
        try
        {
            return File.ReadAllText(Path + "-import");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void RemoveNote()
    {
        try
        {
            File.Delete(Path + "-import");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // See WriteNote.
        }
    }
}
