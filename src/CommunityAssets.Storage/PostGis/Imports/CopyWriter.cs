using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.Imports;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>
/// Writes rows in PostgreSQL's binary COPY form straight into one buffer: many times as fast as a call of the driver for each value, and
/// memory stays at the size of the buffer plus one row. Fields must be written in the order of the columns named, all of them.
/// </summary>
/// <seealso href="https://www.postgresql.org/docs/current/sql-copy.html"/>
internal sealed class CopyWriter : IAsyncDisposable
{
    private const int FlushAt = 1 << 18;
    private const int TextArrayElement = 25;
    private const int PointWithSrid = 0x20000001;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    private readonly NpgsqlRawCopyStream stream;
    private readonly ArrayBufferWriter<byte> buffer = new(FlushAt + (1 << 16));
    private readonly WKBWriter shapes = new(ByteOrder.LittleEndian, handleSRID: true, emitZ: false, emitM: false);
    private readonly int grid;
    private readonly short fields;
    private bool ended;

    private CopyWriter(NpgsqlRawCopyStream stream, int grid, int fields)
    {
        this.stream = stream;
        this.grid = grid;
        this.fields = checked((short)fields);
        buffer.Write(Header);
    }

    /// <summary>Copies rows into a table: writes each row that carries a record, until there are no more.</summary>
    /// <param name="connection">An open connection, which can do nothing else meanwhile.</param>
    /// <param name="grid">EPSG number of the working grid, which shapes are on.</param>
    /// <param name="table">
    /// The table; the program's own text. It was made in this transaction, so that nobody else sees it and its rows are written as if they
    /// had long been there: neither an index nor a later vacuum has to ask who wrote them.
    /// </param>
    /// <param name="columns">Its columns; the program's own text.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="write">Writes every field of one record; false to leave the row out, in which case it has written nothing.</param>
    /// <param name="cancellationToken">Cancels; nothing is then copied.</param>
    /// <returns>How many rows were copied.</returns>
    public static async Task<long> CopyAsync<T>(
        NpgsqlConnection connection, int grid, string table, IReadOnlyCollection<string> columns, IAsyncEnumerable<Row<T>> rows,
        Func<CopyWriter, T, long, bool> write, CancellationToken cancellationToken)
    {
        var opened = await connection.BeginRawBinaryCopyAsync(
            $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY, FREEZE)", cancellationToken);
        await using var copy = new CopyWriter(opened, grid, columns.Count);
        var copied = 0L;
        await foreach (var bunch in ReadAhead.BunchesAsync(rows, cancellationToken))
        {
            foreach (var row in bunch)
            {
                if (row.Refusal is null && row.Record is { } record && write(copy, record, row.Number))
                {
                    copied++;
                }
            }

            if (copy.buffer.WrittenCount >= FlushAt)
            {
                await copy.FlushAsync(cancellationToken);
            }
        }

        await copy.EndAsync(cancellationToken);
        return copied;
    }

    /// <summary>Begins a row.</summary>
    public void Row()
    {
        BinaryPrimitives.WriteInt16BigEndian(buffer.GetSpan(2), fields);
        buffer.Advance(2);
    }

    /// <summary>Writes nothing known.</summary>
    public void Null() => Length(-1);

    /// <summary>Writes a <c>boolean</c>.</summary>
    public void Boolean(bool value)
    {
        var span = Fixed(1);
        span[0] = value ? (byte)1 : (byte)0;
    }

    /// <summary>Writes a <c>smallint</c>.</summary>
    public void Small(int value) => BinaryPrimitives.WriteInt16BigEndian(Fixed(2), checked((short)value));

    /// <summary>Writes an <c>integer</c>.</summary>
    public void Integer(int value) => BinaryPrimitives.WriteInt32BigEndian(Fixed(4), value);

    /// <summary>Writes an <c>integer</c> or nothing known.</summary>
    public void Integer(int? value)
    {
        if (value is { } known)
        {
            Integer(known);
        }
        else
        {
            Null();
        }
    }

    /// <summary>Writes a <c>bigint</c>.</summary>
    public void Big(long value) => BinaryPrimitives.WriteInt64BigEndian(Fixed(8), value);

    /// <summary>Writes a <c>double precision</c> or nothing known.</summary>
    public void Double(double? value)
    {
        if (value is { } known)
        {
            BinaryPrimitives.WriteDoubleBigEndian(Fixed(8), known);
        }
        else
        {
            Null();
        }
    }

    /// <summary>Writes a <c>real</c> or nothing known.</summary>
    public void Real(double? value)
    {
        if (value is { } known)
        {
            BinaryPrimitives.WriteSingleBigEndian(Fixed(4), (float)known);
        }
        else
        {
            Null();
        }
    }

    /// <summary>Writes a <c>date</c> or nothing known.</summary>
    public void Date(DateOnly? value)
    {
        if (value is { } known)
        {
            Integer(known.DayNumber - EpochDay);
        }
        else
        {
            Null();
        }
    }

    /// <summary>Writes a <c>timestamptz</c>.</summary>
    public void Time(DateTimeOffset value) => Big((value.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond);

    /// <summary>Writes a <c>uuid</c>.</summary>
    public void Uuid(Guid value) => value.TryWriteBytes(Fixed(16), bigEndian: true, out _);

    /// <summary>Writes a <c>bytea</c>.</summary>
    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Fixed(value.Length));

    /// <summary>Writes a <c>numeric</c> or nothing known.</summary>
    public void Number(decimal? value)
    {
        if (value is { } known)
        {
            NumericForm.Write(known, buffer);
        }
        else
        {
            Null();
        }
    }

    /// <summary>Writes a <c>text</c> or nothing known. The character NUL, which no text in PostgreSQL may hold, is left out.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        value = WithoutNul.Of(value);
        var span = buffer.GetSpan(4 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, span[4..]);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        buffer.Advance(4 + length);
    }

    /// <summary>Writes a name as it is sorted, as a <c>text</c>.</summary>
    public void SortName(string name)
    {
        if (!Ascii.IsValid(name) || name.Contains('\0', StringComparison.Ordinal))
        {
            Text(SearchWords.Fold(name));
            return;
        }

        // What folding comes to for most names, without making a text of it.
        var span = Fixed(name.Length);
        Ascii.ToLower(name, span, out _);
    }

    /// <summary>Writes a <c>jsonb</c>, whose texts are <see cref="WithoutNul"/>, or nothing known.</summary>
    public void Json(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        var span = buffer.GetSpan(5 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, span[5..]);
        BinaryPrimitives.WriteInt32BigEndian(span, length + 1);
        span[4] = 1;
        buffer.Advance(5 + length);
    }

    /// <summary>Writes a <c>text[]</c>.</summary>
    public void Texts(ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            Length(12);
            Number32(0);
            Number32(0);
            Number32(TextArrayElement);
            return;
        }

        var most = 24;
        foreach (var value in values)
        {
            most += 4 + Encoding.UTF8.GetMaxByteCount(value.Length);
        }

        var span = buffer.GetSpan(most);
        BinaryPrimitives.WriteInt32BigEndian(span[4..], 1);
        BinaryPrimitives.WriteInt32BigEndian(span[8..], 0);
        BinaryPrimitives.WriteInt32BigEndian(span[12..], TextArrayElement);
        BinaryPrimitives.WriteInt32BigEndian(span[16..], values.Length);
        BinaryPrimitives.WriteInt32BigEndian(span[20..], 1);
        var at = 24;
        foreach (var value in values)
        {
            var length = Encoding.UTF8.GetBytes(WithoutNul.Of(value), span[(at + 4)..]);
            BinaryPrimitives.WriteInt32BigEndian(span[at..], length);
            at += 4 + length;
        }

        BinaryPrimitives.WriteInt32BigEndian(span, at - 4);
        buffer.Advance(at);
    }

    /// <summary>Writes a <c>geometry</c> on the working grid, or nothing known.</summary>
    public void Shape(Geometry? shape)
    {
        switch (shape)
        {
            case null:
                Null();
                break;
            case Point { IsEmpty: false } point:
                Point(point.X, point.Y);
                break;
            default:
                if (shape.SRID != grid)
                {
                    shape = shape.Copy();
                    shape.SRID = grid;
                }

                Bytes(shapes.Write(shape));
                break;
        }
    }

    /// <summary>Cancels the copy unless it was ended: then nothing of it is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!ended)
        {
            try
            {
                await stream.CancelAsync();
            }
            catch (Exception problem) when (
                problem is NpgsqlException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                // The connection is gone, or the server refused the copy already; whoever broke it is on its way up.
            }
        }

        await stream.DisposeAsync();
    }

    private void Point(double x, double y)
    {
        var span = Fixed(25);
        span[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], PointWithSrid);
        BinaryPrimitives.WriteInt32LittleEndian(span[5..], grid);
        BinaryPrimitives.WriteDoubleLittleEndian(span[9..], x);
        BinaryPrimitives.WriteDoubleLittleEndian(span[17..], y);
    }

    private Span<byte> Fixed(int length)
    {
        var span = buffer.GetSpan(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        buffer.Advance(4 + length);
        return span.Slice(4, length);
    }

    private void Length(int length) => Number32(length);

    private void Number32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        BinaryPrimitives.WriteInt16BigEndian(buffer.GetSpan(2), -1);
        buffer.Advance(2);
        await FlushAsync(cancellationToken);

        // Closing tells the server that this is all; it answers with an error if it did not take a row.
        ended = true;
        await stream.DisposeAsync();
    }
}
