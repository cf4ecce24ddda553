using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// Reads a file on disk, counts the bytes for progress, and notices when the file is not what it was when it was opened: it has become
/// shorter or longer, or the disk has gone away.
/// </summary>
internal sealed class FileStreamMeter(FileStream file, string name, long length, Action<int> count) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = file.Read(buffer);
        }
        catch (IOException fault)
        {
            throw new BadInputException(
                $"{name}: reading stopped at byte {file.Position:N0} ({fault.Message}). Check the disk and try again.", fault);
        }

        if (read == 0 && buffer.Length > 0 && file.Position < length)
        {
            throw new BadInputException(
                $"{name}: the file was {length:N0} bytes long when reading began and ends now at byte {file.Position:N0}. "
                + "Something else is writing to it or has taken it away; wait until it is finished and try again.");
        }

        if (file.Position > length)
        {
            throw new BadInputException(
                $"{name}: the file has grown beyond the {length:N0} bytes that it had when reading began. "
                + "Something is still writing to it; wait until it is finished and try again.");
        }

        count(read);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
