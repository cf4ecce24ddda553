using System.Buffers;
using System.Text.Unicode;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// Text out of bytes that must be UTF-8, with or without a byte order mark. What is not UTF-8 is told with its row, its byte and its
/// offset; a row that does not end is given up before it fills the memory.
/// </summary>
internal sealed class Utf8Reader(Stream content, string name, int longestRow) : TextReader
{
    private const int BufferBytes = 1 << 16;

    private readonly byte[] _bytes = new byte[BufferBytes];
    private int _start;
    private int _end;
    private bool _started;
    private bool _final;
    private long _offset;
    private long _sinceRow;

    /// <summary>The number of the last row that was read whole.</summary>
    public long Row { get; private set; }

    /// <summary>The first bytes of the text, the byte order mark left out, without taking them.</summary>
    public ReadOnlySpan<byte> FirstBytes()
    {
        Start();
        return _bytes.AsSpan(_start, _end - _start);
    }

    /// <summary>Says that a row has been read whole.</summary>
    public void RowEnded(long row)
    {
        Row = row;
        _sinceRow = 0;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        Start();
        while (true)
        {
            var status = Utf8.ToUtf16(
                _bytes.AsSpan(_start, _end - _start), buffer, out var read, out var written, replaceInvalidSequences: false, _final);
            _start += read;
            _offset += read;
            if (written > 0)
            {
                if (_sinceRow > longestRow)
                {
                    throw new BadInputException(new Refusal(
                        name, Row + 1, Column: null, $"the row does not end within {longestRow:N0} characters.",
                        "A quotation mark may be open that is never closed, or the file is not CSV."));
                }

                _sinceRow += written;
                return written;
            }

            if (status == OperationStatus.InvalidData)
            {
                throw NotUtf8(_bytes[_start]);
            }

            if (_final)
            {
                return 0;
            }

            Fill();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Start()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        Fill();
        var seen = _bytes.AsSpan(0, _end);
        if (seen.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || seen.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            throw new BadInputException($"{name} is UTF-16, as Excel's \"Unicode text\" is. Save it as \"CSV UTF-8\".");
        }

        if (seen.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            _start = 3;
            _offset = 3;
        }

        if (seen.Contains((byte)0))
        {
            throw new BadInputException($"{name} is not a text file: there are zero bytes in it. Export the table as \"CSV UTF-8\".");
        }
    }

    /// <summary>Keeps the beginning of a character that the last block cut in two, and reads on behind it.</summary>
    private void Fill()
    {
        var kept = _end - _start;
        _bytes.AsSpan(_start, kept).CopyTo(_bytes);
        var read = content.ReadAtLeast(_bytes.AsSpan(kept), _bytes.Length - kept, throwOnEndOfStream: false);
        _start = 0;
        _end = kept + read;
        _final = _end < _bytes.Length;
    }

    private BadInputException NotUtf8(byte found) => new(new Refusal(
        name, Row + 1, Column: null, $"the text is not UTF-8 (byte 0x{found:x2} at offset {_offset}, as files from Windows programs have).",
        "Save it as \"CSV UTF-8\"."));
}
