using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// Unpacked content that is checked for being whole. The runtime's inflater ends quietly where a packed stream is cut off, so the bytes
/// that came out are counted and compared with the length that the packing states.
/// </summary>
internal sealed class UnpackedStream(Stream content, string name, Func<long, bool> isWhole, IDisposable owner) : Stream
{
    private long _read;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = content.Read(buffer);
        }
        catch (InvalidDataException fault)
        {
            throw Broken(fault);
        }

        _read += read;
        if (read == 0 && buffer.Length > 0 && !_ended)
        {
            _ended = true;
            if (!isWhole(_read))
            {
                throw Broken(fault: null);
            }
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            owner.Dispose();
        }

        base.Dispose(disposing);
    }

    private BadInputException Broken(Exception? fault)
    {
        var message = $"{name}: the packed file is cut off or damaged: {_read:N0} bytes could be unpacked, then it broke. Download or "
            + "copy it again.";
        return fault is null ? new BadInputException(message) : new BadInputException(message, fault);
    }
}
