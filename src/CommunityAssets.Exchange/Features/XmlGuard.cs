using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// Lets XML through as long as its tags and texts are of a sane length, since the reader keeps each of them whole in memory.
/// </summary>
internal sealed class XmlGuard(Stream content, string name) : Stream
{
    private const int Longest = 4 << 20;
    private long _since;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        var last = buffer[..read].LastIndexOf((byte)'<');
        _since = last < 0 ? _since + read : read - last;
        return _since <= Longest
            ? read
            : throw new BadInputException(
                $"{name}: a tag or text is longer than {Longest >> 20} MB, which OpenStreetMap's files never have. "
                + "Download the file again.");
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
        }

        base.Dispose(disposing);
    }
}
