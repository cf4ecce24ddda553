using System.Text.Json;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// JSON read piece by piece, so that a file of any length, on one line or many, takes no more memory than its largest single value.
/// Several values one after another (newline-delimited JSON, RFC 8142 sequences) are allowed at the top.
/// </summary>
internal sealed class JsonStream : IDisposable
{
    /// <summary>The deepest nesting that is read. GeoJSON needs about ten levels.</summary>
    public const int Deepest = 64;

    /// <summary>The largest single value (one feature, one arc) that is read, in bytes.</summary>
    public const int LargestValue = 256 << 20;

    /// <summary>The longest text that is read, in bytes. A shape may be long; a name or a description is not.</summary>
    public const int LongestText = 4 << 20;

    private const byte RecordSeparator = 0x1e;

    private readonly Stream _content;
    private readonly string _name;
    private readonly Step _take;
    private readonly int _largestValue;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private long _before;
    private bool _final;
    private bool _inText;
    private bool _escaped;
    private long _textLength;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = Deepest, AllowMultipleValues = true });

    /// <summary>Begins to read.</summary>
    /// <param name="content">The content; disposed of with this.</param>
    /// <param name="name">What to call it to people.</param>
    /// <param name="largestValue">The largest single value that is read, in bytes.</param>
    public JsonStream(Stream content, string name, int largestValue = LargestValue)
    {
        _largestValue = largestValue;
        _content = content;
        _name = name;
        _take = Take;
        Fill();
        if (_buffer.AsSpan(0, _end).StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            _start = 3;
        }
    }

    private delegate bool Step(ref Utf8JsonReader reader);

    /// <summary>The kind of the token that was read last.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>The name when the token is a property name, the text when it is a string; else null.</summary>
    public string? Text { get; private set; }

    /// <summary>Bytes of memory that the content takes at present.</summary>
    public int Held => _buffer.Length;

    /// <summary>Reads one token; false at the end.</summary>
    public bool Read() => Advance(_take);

    /// <summary>
    /// Reads the next value whole. False when there is none: the array or object that is being read has ended (its closing token is taken),
    /// or the content has.
    /// </summary>
    /// <param name="json">The value's bytes, valid until the next call.</param>
    public bool TryReadValue(out ReadOnlySpan<byte> json)
    {
        var (from, to) = (0, 0);
        var read = Advance((ref Utf8JsonReader reader) =>
        {
            Token = reader.TokenType;
            Text = null;
            if (Token is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                to = -1;
                return true;
            }

            from = (int)reader.TokenStartIndex;
            if (!reader.TrySkip())
            {
                return false;
            }

            to = (int)reader.BytesConsumed;
            return true;
        });
        if (!read || to < 0)
        {
            json = default;
            return false;
        }

        // The step has moved the start beyond the value; its bytes still stand before it.
        json = _buffer.AsSpan(_start - (to - from), to - from);
        return true;
    }

    /// <summary>Passes over the next value without keeping it, however large it is.</summary>
    public void Skip()
    {
        if (!Read())
        {
            return;
        }

        if (Token is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            for (var depth = 1; depth > 0 && Read();)
            {
                depth += Token switch
                {
                    JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                    JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                    _ => 0,
                };
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();

    private bool Take(ref Utf8JsonReader reader)
    {
        Token = reader.TokenType;
        Text = Token is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() : null;
        return true;
    }

    private bool Advance(Step step)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
            try
            {
                if (reader.Read() && step(ref reader))
                {
                    _start += (int)reader.BytesConsumed;
                    _state = reader.CurrentState;
                    return true;
                }
            }
            catch (JsonException fault)
            {
                throw Broken(fault);
            }
            catch (InvalidOperationException fault)
            {
                throw new BadInputException(
                    $"{_name}: near byte {_before + _start + reader.TokenStartIndex + 1:N0} is text that is not UTF-8. "
                    + "Save the file as UTF-8.",
                    fault);
            }

            if (_final)
            {
                return false;
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _before += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= _largestValue)
            {
                throw new BadInputException(
                    $"{_name}: the value that begins at byte {_before + 1:N0} is larger than {_largestValue >> 20} MB. "
                    + "No single record is; simplify its shape or split it.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _content.Read(_buffer, _end, _buffer.Length - _end);
        _buffer.AsSpan(_end, read).Replace(RecordSeparator, (byte)' ');
        MeasureTexts(_buffer.AsSpan(_end, read));
        _end += read;
        _final = read == 0;
    }

    /// <summary>Follows the quotation marks through the content, and gives up on a text that does not end.</summary>
    private void MeasureTexts(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_escaped)
            {
                _escaped = false;
                _textLength++;
                bytes = bytes[1..];
                continue;
            }

            var at = _inText ? bytes.IndexOfAny((byte)'"', (byte)'\\') : bytes.IndexOf((byte)'"');
            var passed = at < 0 ? bytes.Length : at + 1;
            _textLength = _inText ? _textLength + passed : 0;
            if (_textLength > LongestText)
            {
                throw new BadInputException(
                    $"{_name}: near byte {_before + _end:N0} is a text of more than {LongestText >> 20} MB. "
                    + "A quotation mark may be missing; export the file again.");
            }

            if (at >= 0)
            {
                _escaped = bytes[at] == (byte)'\\';
                _inText ^= !_escaped;
            }

            bytes = bytes[passed..];
        }
    }

    private BadInputException Broken(JsonException fault)
    {
        var line = (fault.LineNumber ?? 0) + 1;
        var column = (fault.BytePositionInLine ?? 0) + 1;
        if (fault.Message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase))
        {
            return new BadInputException(
                $"{_name}, line {line:N0}, byte {column:N0}: brackets are nested more than {Deepest} deep. "
                + "Nothing that is read here is; export the file again.",
                fault);
        }

        return IsCutOff()
            ? new BadInputException(
                $"{_name}: the file ends in the middle (line {line:N0}, after {_before + _end:N0} bytes): it has been cut off. "
                + "Download or export it again.",
                fault)
            : new BadInputException(
                $"{_name}, line {line:N0}, byte {column:N0}: this is not valid JSON ({Reason(fault)}). "
                + "Export the file again, or mend it there.",
                fault);
    }

    /// <summary>Whether what is left of the content would do if only more came: read as if it did, it shows no fault.</summary>
    private bool IsCutOff()
    {
        if (!_final)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, _state);
            while (reader.Read())
            {
                // Only whether it throws counts.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Reason(JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? fault.Message : fault.Message[..end]).TrimEnd('.', ' ');
    }
}
